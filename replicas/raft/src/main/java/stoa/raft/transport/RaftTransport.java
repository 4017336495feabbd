package stoa.raft.transport;

import com.alipay.sofa.jraft.rpc.RpcServer;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import stoa.replica.log.ConfigurationException;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.grpc.GrpcTls;

/// One member's end of the transport: a server for its peers, and a link to each of them.
///
/// Two event loops, one timer thread, and virtual threads for callbacks without an executor of
/// their own. Nothing that blocks runs on an event loop.
public final class RaftTransport implements AutoCloseable {
  /// A name's port: the engine wants one, and it means nothing.
  public static final int PORT_IN_NAMES = 1;

  static final Metadata.Key<String> MEMBER_HEADER =
      Metadata.Key.of("stoa-member", Metadata.ASCII_STRING_MARSHALLER);

  private static final int EVENT_LOOPS = 2;
  private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
  private static final int FLOW_CONTROL_WINDOW_BYTES = 1024 * 1024;

  private final TransportSettings settings;
  private final TransportCounters counters = new TransportCounters();
  private final EventLoopGroup loops;
  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, PeerLink> links = new ConcurrentHashMap<>();
  private final GrpcRpcServer server;
  private volatile Consumer<String> connected = peer -> {};

  /// Prepares everything and binds nothing.
  public RaftTransport(TransportSettings settings) {
    this.settings = settings;
    this.loops =
        new MultiThreadIoEventLoopGroup(
            EVENT_LOOPS,
            new DefaultThreadFactory("raft-io-" + settings.self(), true),
            NioIoHandler.newFactory());
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("raft-deadlines-" + settings.self()).factory());
    timer.setRemoveOnCancelPolicy(true);
    this.server = new GrpcRpcServer(settings, loops, counters);
  }

  /// Where the engine's processors are registered, before [#start].
  public RpcServer server() {
    return server;
  }

  /// What was counted so far.
  public TransportCounters counters() {
    return counters;
  }

  /// Begins to listen.
  ///
  /// @throws ConfigurationException when the address cannot be bound
  public void start() {
    try {
      server.start();
    } catch (IOException e) {
      throw new ConfigurationException(
          "Raft cannot listen on %s: %s".formatted(settings.listen(), rootMessage(e)));
    }
  }

  private static String rootMessage(Throwable e) {
    var cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : rootMessage(cause);
  }

  /// The port that the server listens on.
  public int port() {
    return server.boundPort();
  }

  /// Bytes that wait for a peer at present.
  public long waitingBytes(String peer) {
    var link = links.get(peer);
    return link == null ? 0 : link.waitingBytes();
  }

  void onConnected(Consumer<String> listener) {
    connected = listener;
  }

  PeerLink link(String peer) {
    return links.computeIfAbsent(peer, name -> new PeerLink(name, this::open));
  }

  private PeerStream open(PeerLink link) {
    var context =
        new PeerStream.StreamContext(
            settings.self(), timer, callbacks, counters, peer -> connected.accept(peer));
    return new PeerStream(link, channel(link.peer()), context);
  }

  /// A channel of one stream's own, so that a broken connection leaves nothing behind. Never
  /// resolves through anything but the configured address.
  private ManagedChannel channel(String peer) {
    var address = settings.peers().getOrDefault(peer, unreachable(peer));
    Executor onEventLoop = Runnable::run;
    var builder =
        NettyChannelBuilder.forAddress(resolved(address))
            .eventLoopGroup(loops)
            .channelType(NioSocketChannel.class)
            .executor(onEventLoop)
            .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
            .flowControlWindow(FLOW_CONTROL_WINDOW_BYTES)
            .maxInboundMessageSize(RaftMessages.MAX_FRAME_BYTES)
            .disableRetry();
    settings.tls().ifPresentOrElse(tls -> secure(builder, tls, peer), builder::usePlaintext);
    return builder.build();
  }

  private static void secure(NettyChannelBuilder builder, MutualTls tls, String peer) {
    // The last stream may have broken because of a certificate that has been renewed since.
    tls.doubt();
    builder.sslContext(GrpcTls.forCalling(tls, PeerRule.machine(peer))).overrideAuthority(peer);
  }

  /// The engine may name a member that this one's configuration lacks: port 0 refuses connections.
  private static InetSocketAddress unreachable(String peer) {
    return InetSocketAddress.createUnresolved(peer, 0);
  }

  private static InetSocketAddress resolved(InetSocketAddress address) {
    return address.isUnresolved() && address.getPort() != 0
        ? new InetSocketAddress(address.getHostString(), address.getPort())
        : address;
  }

  /// Ends every stream, in both directions, and stops listening.
  @Override
  public void close() {
    links.values().forEach(PeerLink::close);
    server.shutdown();
    timer.shutdownNow();
    callbacks.shutdown();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
