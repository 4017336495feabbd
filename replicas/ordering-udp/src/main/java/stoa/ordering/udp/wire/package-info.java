/// The protocol's values as bytes, for datagrams and for the journal.
///
/// Encoding trusts its input. Decoding of what comes from the network trusts nothing: each value is
/// checked against the limits stated in `sequencer.proto` before the protocol sees it.
@NullMarked
package stoa.ordering.udp.wire;

import org.jspecify.annotations.NullMarked;
