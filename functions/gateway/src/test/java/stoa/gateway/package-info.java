/// The gateway in front of real local HTTP servers.
@NullMarked
package stoa.gateway;

import org.jspecify.annotations.NullMarked;
