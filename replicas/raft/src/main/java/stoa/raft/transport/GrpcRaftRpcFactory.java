package stoa.raft.transport;

import com.alipay.sofa.jraft.rpc.RaftRpcFactory;
import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.util.Endpoint;
import com.alipay.sofa.jraft.util.SPI;
import org.jspecify.annotations.Nullable;

/// Gives the engine our transport. The engine finds it by the service loader and keeps one for the
/// whole process; what belongs to one member comes to the client with its [MemberNodeOptions].
@SPI(priority = 10)
public final class GrpcRaftRpcFactory implements RaftRpcFactory {
  /// Nothing to register: the types that may travel are listed in [RaftMessages].
  @Override
  public void registerProtobufSerializer(String className, Object... args) {}

  @Override
  public RpcClient createRpcClient(@Nullable ConfigHelper<RpcClient> helper) {
    var client = new GrpcRpcClient();
    if (helper != null) {
      helper.config(client);
    }
    return client;
  }

  /// Never called: [RaftTransport] makes its server itself.
  @Override
  public RpcServer createRpcServer(Endpoint endpoint, @Nullable ConfigHelper<RpcServer> helper) {
    throw new UnsupportedOperationException("a member's server belongs to its RaftTransport");
  }
}
