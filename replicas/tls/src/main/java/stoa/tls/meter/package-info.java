/// What a process measures of its TLS, for Micrometer.
@NullMarked
package stoa.tls.meter;

import org.jspecify.annotations.NullMarked;
