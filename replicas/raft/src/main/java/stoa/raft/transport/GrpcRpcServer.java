package stoa.raft.transport;

import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.ConnectionClosedEventListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import stoa.proto.raft.v1.Frame;
import stoa.proto.raft.v1.RaftServiceGrpc;
import stoa.tls.PeerRule;
import stoa.tls.grpc.GrpcTls;

/// What peers call. Takes streams from configured members only, one of each.
final class GrpcRpcServer implements RpcServer {
  /// Threads for calls that are not append requests: those run in the engine's own.
  private static final int REQUEST_THREADS = 8;

  /// Calls that may wait for these threads; further ones are answered with an error.
  private static final int WAITING_REQUESTS = 1024;

  private static final long KEEP_ALIVE_SECONDS = 10;
  private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 5;
  private static final int FLOW_CONTROL_WINDOW_BYTES = 1024 * 1024;

  private final TransportSettings settings;
  private final EventLoopGroup loops;
  private final TransportCounters counters;
  private final OccasionalLog log = new OccasionalLog(LoggerFactory.getLogger(GrpcRpcServer.class));
  private final Map<String, RpcProcessor<?>> processors = new ConcurrentHashMap<>();
  private final List<ConnectionClosedEventListener> closeListeners = new CopyOnWriteArrayList<>();
  private final Map<String, InboundStream> streams = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor requests;
  private volatile @Nullable Server server;

  GrpcRpcServer(TransportSettings settings, EventLoopGroup loops, TransportCounters counters) {
    this.settings = settings;
    this.loops = loops;
    this.counters = counters;
    this.requests =
        new ThreadPoolExecutor(
            REQUEST_THREADS,
            REQUEST_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_REQUESTS),
            Thread.ofPlatform().daemon().name("raft-requests-" + settings.self()).factory());
    requests.allowCoreThreadTimeOut(true);
  }

  void start() throws IOException {
    var builder =
        NettyServerBuilder.forAddress(settings.listen())
            .bossEventLoopGroup(loops)
            .workerEventLoopGroup(loops)
            .channelType(NioServerSocketChannel.class)
            .directExecutor()
            .maxInboundMessageSize(RaftMessages.MAX_FRAME_BYTES)
            .flowControlWindow(FLOW_CONTROL_WINDOW_BYTES)
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .addService(
                ServerServiceDefinition.builder(RaftServiceGrpc.SERVICE_NAME)
                    .addMethod(RaftServiceGrpc.getExchangeMethod(), this::accept)
                    .build());
    settings.tls().map(GrpcTls::forServing).ifPresent(builder::sslContext);
    server = builder.build().start();
  }

  private ServerCall.Listener<Frame> accept(ServerCall<Frame, Frame> call, Metadata headers) {
    var caller = headers.get(RaftTransport.MEMBER_HEADER);
    if (caller == null || !settings.peers().containsKey(caller) || !certified(call, caller)) {
      counters.framesRefused.increment();
      log.warn("refused a stream of {} from {}", caller, remoteAddress(call));
      call.close(Status.PERMISSION_DENIED.withDescription("not a member"), new Metadata());
      return new ServerCall.Listener<>() {};
    }
    var stream = new InboundStream(caller, remoteAddress(call), call, this);
    var former = streams.put(caller, stream);
    if (former != null) {
      // Told before the first frame of the new one: the engine keeps a sequence for each peer.
      former.end("replaced by a new stream of " + caller);
    }
    stream.open();
    return stream;
  }

  /// Whether the caller's certificate says that it is this member, as of now: a stream stays open
  /// for long.
  boolean certified(ServerCall<Frame, Frame> call, String caller) {
    var session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    return settings
        .tls()
        .flatMap(tls -> tls.objection(session, PeerRule.machine(caller)))
        .isEmpty();
  }

  private static String remoteAddress(ServerCall<Frame, Frame> call) {
    return String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
  }

  @Nullable RpcProcessor<?> processor(Class<?> request) {
    return processors.get(request.getName());
  }

  ThreadPoolExecutor requests() {
    return requests;
  }

  TransportCounters counters() {
    return counters;
  }

  OccasionalLog log() {
    return log;
  }

  void closed(InboundStream stream, String remoteAddress) {
    streams.remove(stream.caller(), stream);
    closeListeners.forEach(listener -> listener.onClosed(remoteAddress, stream.connection()));
  }

  @Override
  public void registerConnectionClosedEventListener(ConnectionClosedEventListener listener) {
    closeListeners.add(listener);
  }

  @Override
  public void registerProcessor(RpcProcessor<?> processor) {
    processors.put(processor.interest(), processor);
  }

  /// The transport starts its server itself, to tell why it cannot.
  @Override
  public boolean init(@Nullable Void nothing) {
    return true;
  }

  @Override
  public int boundPort() {
    var running = server;
    return running == null ? -1 : running.getPort();
  }

  @Override
  public void shutdown() {
    var running = server;
    if (running != null) {
      running.shutdownNow();
      awaitTermination(running);
    }
    requests.shutdown();
  }

  private static void awaitTermination(Server running) {
    try {
      running.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
