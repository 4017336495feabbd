package stoa.ordering.udp.datagram;

import java.nio.ByteBuffer;
import java.util.List;

/// What becomes of a datagram on its way out of a member. In production all pass; tests and trials
/// of whole systems put a bad network here.
@FunctionalInterface
public interface DatagramFilter {
  /// Lets everything pass, once and in order.
  DatagramFilter PASS = (peer, datagram) -> List.of(datagram);

  /// Decides about one datagram.
  ///
  /// @param peer the member that it goes to
  /// @param datagram the signed bytes; not to be changed, may be kept
  /// @return what to send to this peer now, in order: empty to lose it, twice to repeat it,
  ///   together with ones kept from earlier calls to reorder them
  List<ByteBuffer> pass(int peer, ByteBuffer datagram);
}
