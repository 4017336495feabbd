package stoa.raft;

import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.PingRequestProcessor;
import com.alipay.sofa.jraft.rpc.impl.core.AppendEntriesRequestProcessor;
import com.alipay.sofa.jraft.rpc.impl.core.GetFileRequestProcessor;
import com.alipay.sofa.jraft.rpc.impl.core.InstallSnapshotRequestProcessor;
import com.alipay.sofa.jraft.rpc.impl.core.ReadIndexRequestProcessor;
import com.alipay.sofa.jraft.rpc.impl.core.RequestVoteRequestProcessor;
import com.alipay.sofa.jraft.rpc.impl.core.TimeoutNowRequestProcessor;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// What peers may call: the protocol itself. The engine's remote administration is left out;
/// changes of members are made at the leader, through [RaftLog].
final class RaftProcessors {
  private RaftProcessors() {}

  static void register(RpcServer server) {
    @Nullable Executor serversOwn = null;
    var appends = new AppendEntriesRequestProcessor(serversOwn);
    server.registerConnectionClosedEventListener(appends);
    server.registerProcessor(appends);
    server.registerProcessor(new GetFileRequestProcessor(serversOwn));
    server.registerProcessor(new InstallSnapshotRequestProcessor(serversOwn));
    server.registerProcessor(new RequestVoteRequestProcessor(serversOwn));
    server.registerProcessor(new PingRequestProcessor(serversOwn));
    server.registerProcessor(new TimeoutNowRequestProcessor(serversOwn));
    server.registerProcessor(new ReadIndexRequestProcessor(serversOwn));
  }
}
