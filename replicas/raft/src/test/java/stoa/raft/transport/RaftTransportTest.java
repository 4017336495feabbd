package stoa.raft.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.error.InvokeTimeoutException;
import com.alipay.sofa.jraft.error.RemotingException;
import com.alipay.sofa.jraft.rpc.InvokeCallback;
import com.alipay.sofa.jraft.rpc.RpcContext;
import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcRequests.AppendEntriesRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.AppendEntriesResponse;
import com.alipay.sofa.jraft.rpc.RpcRequests.PingRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.TimeoutNowRequest;
import com.alipay.sofa.jraft.rpc.impl.PingRequestProcessor;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.proto.raft.v1.Frame;
import stoa.proto.raft.v1.MessageType;
import stoa.proto.raft.v1.RaftServiceGrpc;

/// The transport against hostile, silent and vanishing peers.
class RaftTransportTest {
  private static final long PATIENCE_SECONDS = 30;

  private RaftTransport callee = transport("t-1", 0);
  private RaftTransport caller = callee;
  private @Nullable ManagedChannel channel;

  private static RaftTransport transport(String self, int peerPort) {
    var loopback = InetAddress.getLoopbackAddress();
    var peers =
        Map.of(
            "t-0",
            new InetSocketAddress(loopback, 0),
            "t-1",
            new InetSocketAddress(loopback, peerPort));
    return new RaftTransport(
        new TransportSettings(self, new InetSocketAddress(loopback, 0), peers, Optional.empty()));
  }

  @BeforeEach
  void start() {
    callee.server().registerProcessor(new PingRequestProcessor(null));
    callee.server().registerProcessor(new NeverAnswers());
    callee.start();
    caller = transport("t-0", callee.port());
    caller.start();
  }

  @AfterEach
  void stop() {
    if (channel != null) {
      channel.shutdownNow();
    }
    caller.close();
    callee.close();
  }

  private static final class NeverAnswers implements RpcProcessor<TimeoutNowRequest> {
    @Override
    public void handleRequest(RpcContext context, TimeoutNowRequest request) {}

    @Override
    public String interest() {
      return TimeoutNowRequest.class.getName();
    }
  }

  /// A peer written by hand: sends whatever frames it likes.
  private final class RawPeer implements StreamObserver<Frame> {
    private final BlockingQueue<Frame> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final StreamObserver<Frame> frames;

    private RawPeer(String name) {
      var open = NettyChannelBuilder.forAddress("127.0.0.1", callee.port()).usePlaintext().build();
      channel = open;
      var headers = new Metadata();
      headers.put(RaftTransport.MEMBER_HEADER, name);
      frames =
          RaftServiceGrpc.newStub(open)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
              .exchange(this);
    }

    private Frame answerTo(Frame frame) throws InterruptedException {
      frames.onNext(frame);
      var answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("no answer");
      }
      return answer;
    }

    @Override
    public void onNext(Frame answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
      end.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }
  }

  private static Frame ping(long call) {
    return RaftMessages.frame(call, PingRequest.newBuilder().setSendTimestamp(1).build())
        .orElseThrow();
  }

  @Test
  void refusesUnknownTypesAndGoesOn() throws Exception {
    var peer = new RawPeer("t-0");
    var answer = peer.answerTo(Frame.newBuilder().setCall(7).setTypeValue(99).build());
    assertEquals(7, answer.getCall());
    assertTrue(answer.getError().contains("unknown message type 99"), answer.getError());
    assertEquals(MessageType.ERROR_RESPONSE, peer.answerTo(ping(8)).getType());
    assertEquals(1, callee.counters().framesRefused());
  }

  @Test
  void refusesMalformedMessagesAndGoesOn() throws Exception {
    var peer = new RawPeer("t-0");
    var noise = ByteString.copyFromUtf8("\u0001not a message at all");
    var answer =
        peer.answerTo(
            Frame.newBuilder()
                .setCall(1)
                .setType(MessageType.APPEND_ENTRIES_REQUEST)
                .setMessage(noise)
                .build());
    assertFalse(answer.getError().isEmpty());
    assertEquals(MessageType.ERROR_RESPONSE, peer.answerTo(ping(2)).getType());
  }

  @Test
  void refusesAnswersSentAsCalls() throws Exception {
    var peer = new RawPeer("t-0");
    var response = AppendEntriesResponse.newBuilder().setTerm(1).setSuccess(true).build();
    var answer = peer.answerTo(RaftMessages.frame(1, response).orElseThrow());
    assertEquals("not a request", answer.getError());
  }

  @Test
  void endsTheStreamThatCarriesAnOversizedFrame() throws Exception {
    var peer = new RawPeer("t-0");
    var big = ByteString.copyFrom(new byte[RaftMessages.MAX_FRAME_BYTES + 1]);
    peer.frames.onNext(Frame.newBuilder().setCall(1).setMessage(big).build());
    var status = peer.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertFalse(status.isOk(), status::toString);
    assertPings();
  }

  @Test
  void refusesWhoeverIsNoMember() throws Exception {
    var status = new RawPeer("t-9").end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertEquals(Status.Code.PERMISSION_DENIED, status.getCode());
  }

  @Test
  void secondStreamOfAMemberEndsItsFirst() throws Exception {
    var first = new RawPeer("t-0");
    assertEquals(MessageType.ERROR_RESPONSE, first.answerTo(ping(1)).getType());
    var firstChannel = channel;
    var second = new RawPeer("t-0");
    assertEquals(MessageType.ERROR_RESPONSE, second.answerTo(ping(1)).getType());
    assertFalse(first.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS).isOk());
    if (firstChannel != null) {
      firstChannel.shutdownNow();
    }
  }

  @Test
  void survivesBytesThatAreNotHttp() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), callee.port())) {
      socket.getOutputStream().write("GET / nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }
    assertPings();
  }

  @Test
  void callEndsAtItsDeadline() throws Exception {
    var told = call(50);
    assertInstanceOf(InvokeTimeoutException.class, told.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertEquals(1, caller.counters().callsTimedOut());
  }

  @Test
  void waitingCallsFailAtOnceWhenTheStreamBreaks() throws Exception {
    var waiting = new ArrayList<CompletableFuture<Throwable>>();
    for (int i = 0; i < 100; i++) {
      waiting.add(call(TimeUnit.HOURS.toMillis(1)));
    }
    assertPings();
    callee.close();
    for (var told : waiting) {
      assertInstanceOf(RemotingException.class, told.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  void refusesCallsWhenTooManyAreUnanswered() throws Exception {
    assertPings();
    var told = new ArrayList<CompletableFuture<Throwable>>();
    for (int i = 0; i < InboundStream.MAX_UNANSWERED; i++) {
      told.add(call(TimeUnit.HOURS.toMillis(1)));
    }
    var failure = call(TimeUnit.HOURS.toMillis(1)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertTrue(failure.toString().contains("too many unanswered calls"), failure::toString);
    assertTrue(told.stream().noneMatch(CompletableFuture::isDone), "the earlier ones still wait");
  }

  @Test
  void refusesFramesBeyondTheLimitWhileAPeerDoesNotRead() {
    var small = new OutgoingFrames(() -> false, frame -> true, frame -> {});
    for (int i = 0; i < OutgoingFrames.MAX_FRAMES; i++) {
      assertTrue(small.offer(ping(i)));
    }
    assertFalse(small.offer(ping(-1)));
    var large = new OutgoingFrames(() -> false, frame -> true, frame -> {});
    var megabyte = Frame.newBuilder().setMessage(ByteString.copyFrom(new byte[1 << 20])).build();
    int taken = 0;
    while (large.offer(megabyte)) {
      taken++;
    }
    assertEquals(OutgoingFrames.MAX_BYTES / megabyte.getSerializedSize(), taken);
  }

  private CompletableFuture<Throwable> call(long timeoutMillis) throws RemotingException {
    var told = new CompletableFuture<Throwable>();
    var request =
        TimeoutNowRequest.newBuilder()
            .setGroupId("t")
            .setServerId("a")
            .setPeerId("b")
            .setTerm(1)
            .build();
    caller.link("t-1").call(request, new Failing(told), timeoutMillis);
    return told;
  }

  private record Failing(CompletableFuture<Throwable> told) implements InvokeCallback {
    @Override
    public void complete(@Nullable Object result, @Nullable Throwable error) {
      told.complete(error == null ? new AssertionError("answered") : error);
    }
  }

  private void assertPings() throws Exception {
    var client = new GrpcRpcClient();
    client.init(new MemberNodeOptions(caller));
    var peer = new PeerId("t-1", RaftTransport.PORT_IN_NAMES);
    var request = PingRequest.newBuilder().setSendTimestamp(1).build();
    client.invokeSync(peer.getEndpoint(), request, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }

  @Test
  void parsesOnlyWhatIsListed() {
    assertTrue(RaftMessages.frame(1, AppendEntriesRequest.getDefaultInstance()).isPresent());
    assertTrue(RaftMessages.frame(1, Frame.getDefaultInstance()).isEmpty());
    assertTrue(RaftMessages.frame(1, "text").isEmpty());
  }
}
