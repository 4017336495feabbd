package stoa.raft.transport;

import com.alipay.sofa.jraft.ReplicatorGroup;
import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.error.InvokeTimeoutException;
import com.alipay.sofa.jraft.error.RemotingException;
import com.alipay.sofa.jraft.option.RpcOptions;
import com.alipay.sofa.jraft.rpc.InvokeCallback;
import com.alipay.sofa.jraft.rpc.InvokeContext;
import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.util.Endpoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The engine's calls to other members.
///
/// The engine asks for a connection while it holds its node's lock, so nothing here waits for the
/// network: a peer counts as connected as soon as its stream may be tried, and calls that then fail
/// are reported to their callbacks.
final class GrpcRpcClient implements RpcClient {
  private @Nullable RaftTransport transport;
  private @Nullable ReplicatorGroup replicators;

  @Override
  public boolean init(RpcOptions options) {
    if (!(options instanceof MemberNodeOptions member)) {
      throw new IllegalArgumentException("needs MemberNodeOptions");
    }
    transport = member.transport();
    transport.onConnected(this::connected);
    return true;
  }

  private void connected(String peer) {
    var group = replicators;
    if (group != null) {
      group.checkReplicator(new PeerId(peer, RaftTransport.PORT_IN_NAMES), true);
    }
  }

  /// The links belong to the transport and end with it.
  @Override
  public void shutdown() {}

  @Override
  public boolean checkConnection(Endpoint endpoint) {
    return checkConnection(endpoint, true);
  }

  @Override
  public boolean checkConnection(Endpoint endpoint, boolean createIfAbsent) {
    return link(endpoint).usable(createIfAbsent);
  }

  @Override
  public void closeConnection(Endpoint endpoint) {
    link(endpoint).disconnect();
  }

  @Override
  public void registerConnectEventListener(ReplicatorGroup group) {
    replicators = group;
  }

  @Override
  public Object invokeSync(
      Endpoint endpoint, Object request, @Nullable InvokeContext context, long timeoutMs)
      throws InterruptedException, RemotingException {
    var answer = new CompletableFuture<Object>();
    invokeAsync(endpoint, request, context, new Completing(answer), timeoutMs);
    try {
      return answer.get(timeoutMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new InvokeTimeoutException("no answer from " + endpoint);
    } catch (ExecutionException e) {
      throw new RemotingException(e.getCause());
    }
  }

  @Override
  public void invokeAsync(
      Endpoint endpoint,
      Object request,
      @Nullable InvokeContext context,
      InvokeCallback callback,
      long timeoutMs)
      throws RemotingException {
    link(endpoint).call(request, callback, timeoutMs);
  }

  private PeerLink link(Endpoint endpoint) {
    var ready = transport;
    if (ready == null) {
      throw new IllegalStateException("not initialized");
    }
    return ready.link(endpoint.getIp());
  }

  private record Completing(CompletableFuture<Object> answer) implements InvokeCallback {
    @Override
    public void complete(@Nullable Object result, @Nullable Throwable error) {
      if (error != null) {
        answer.completeExceptionally(error);
      } else if (result != null) {
        answer.complete(result);
      }
    }
  }
}
