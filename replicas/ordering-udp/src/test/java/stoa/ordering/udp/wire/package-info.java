/// Tests of the protocol's values as bytes.
@NullMarked
package stoa.ordering.udp.wire;

import org.jspecify.annotations.NullMarked;
