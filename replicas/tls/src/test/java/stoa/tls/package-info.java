@NullMarked
package stoa.tls;

import org.jspecify.annotations.NullMarked;
