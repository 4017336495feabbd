/// How members speak to one another: authenticated datagrams of at most 1400 bytes.
///
/// On the way out, [MessageCodec] turns the protocol's messages into bytes, [DatagramPacker] puts
/// several small ones into one datagram and a large one into parts, and [Envelope] signs each. On
/// the way in the same in reverse: [Envelope], [Reassembly] for parts, [MessageCodec]. Whatever is
/// not well-formed is a [Refusal], counted and dropped; nothing that arrives can stop a member.
///
/// [DatagramFilter] stands between the socket and the rest for tests that need a bad network.
@NullMarked
package stoa.ordering.udp.datagram;

import org.jspecify.annotations.NullMarked;
