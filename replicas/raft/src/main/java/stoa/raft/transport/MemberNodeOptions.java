package stoa.raft.transport;

import com.alipay.sofa.jraft.option.NodeOptions;

/// The engine's options with the member's transport, which is how a client made by the engine's one
/// factory comes to it.
public final class MemberNodeOptions extends NodeOptions {
  private final RaftTransport transport;

  /// @param transport the member's end of the transport
  public MemberNodeOptions(RaftTransport transport) {
    this.transport = transport;
  }

  RaftTransport transport() {
    return transport;
  }
}
