package stoa.raft;

import com.alipay.sofa.jraft.entity.PeerId;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import stoa.raft.transport.RaftTransport;

/// What members are called inside the engine: `product-3` for member 3 of the product group. The
/// engine stores these names in its log and snapshots, never addresses.
///
/// @param group the group's name: letters only
record MemberNames(String group) {
  String name(int member) {
    return group + "-" + member;
  }

  PeerId peer(int member) {
    return new PeerId(name(member), RaftTransport.PORT_IN_NAMES);
  }

  /// The number of a member that the engine names; none for nobody or a stranger.
  OptionalInt number(@Nullable PeerId peer) {
    var prefix = group + "-";
    if (peer == null || !peer.getIp().startsWith(prefix)) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(peer.getIp().substring(prefix.length())));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
