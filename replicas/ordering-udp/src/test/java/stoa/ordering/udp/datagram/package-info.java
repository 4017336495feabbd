/// Tests of the authenticated datagrams.
@NullMarked
package stoa.ordering.udp.datagram;

import org.jspecify.annotations.NullMarked;
