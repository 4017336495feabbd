/// Tests of whole members, with real sockets and real journals.
@NullMarked
package stoa.ordering.udp;

import org.jspecify.annotations.NullMarked;
