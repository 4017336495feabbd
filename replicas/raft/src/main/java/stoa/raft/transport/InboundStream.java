package stoa.raft.transport;

import com.alipay.sofa.jraft.rpc.Connection;
import com.alipay.sofa.jraft.rpc.RpcContext;
import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcRequests.AppendEntriesRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.AppendEntriesRequestHeader;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import stoa.proto.raft.v1.Frame;

/// One peer's stream of calls to this member.
///
/// Frames are parsed on the event loop and handed on in order: append requests to the thread that
/// the engine keeps for the pair, everything else to a pool. So an append request waits for the
/// append requests before it and for nothing else.
final class InboundStream extends ServerCall.Listener<Frame> {
  /// Calls of one peer that may be unanswered: far more than the engine keeps under way. Further
  /// ones are answered with an error.
  static final int MAX_UNANSWERED = 1024;

  private final String caller;
  private final String remoteAddress;
  private final ServerCall<Frame, Frame> call;
  private final GrpcRpcServer server;
  private final OutgoingFrames answers;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final StreamConnection connection = new StreamConnection(this);
  private boolean ended;

  InboundStream(
      String caller, String remoteAddress, ServerCall<Frame, Frame> call, GrpcRpcServer server) {
    this.caller = caller;
    this.remoteAddress = remoteAddress;
    this.call = call;
    this.server = server;
    this.answers = new OutgoingFrames(call::isReady, frame -> true, this::sendNow);
  }

  String caller() {
    return caller;
  }

  Connection connection() {
    return connection;
  }

  String remoteAddress() {
    return remoteAddress;
  }

  void open() {
    call.sendHeaders(new Metadata());
    call.request(1);
  }

  private void sendNow(Frame frame) {
    if (!call.isCancelled()) {
      call.sendMessage(frame);
      server.counters().framesSent.increment();
    }
  }

  @Override
  public void onMessage(Frame frame) {
    server.counters().framesReceived.increment();
    if (!server.certified(call, caller)) {
      end("the certificate is no longer accepted");
      return;
    }
    lock.lock();
    try {
      if (!ended) {
        receive(frame);
        call.request(1);
      }
    } finally {
      lock.unlock();
    }
  }

  private void receive(Frame frame) {
    if (unanswered.incrementAndGet() > MAX_UNANSWERED) {
      refuse(frame, "too many unanswered calls");
      return;
    }
    try {
      dispatch(frame.getCall(), RaftMessages.parse(frame));
    } catch (InvalidProtocolBufferException | RejectedExecutionException e) {
      refuse(
          frame, e instanceof RejectedExecutionException ? "busy" : String.valueOf(e.getMessage()));
    }
  }

  private void refuse(Frame frame, String why) {
    server.counters().framesRefused.increment();
    server.log().warn("refused a call of {}: {}", caller, why);
    answer(RaftMessages.error(frame.getCall(), why));
  }

  private void dispatch(long number, Message request) throws InvalidProtocolBufferException {
    var processor = server.processor(request.getClass());
    if (processor == null) {
      throw new InvalidProtocolBufferException("not a request");
    }
    executor(processor, request).execute(() -> handle(processor, number, request));
  }

  private Executor executor(RpcProcessor<?> processor, Message request) {
    var selector = processor.executorSelector();
    var named =
        selector != null && request instanceof AppendEntriesRequest append
            ? selector.select(AppendEntriesRequest.class.getName(), header(append))
            : processor.executor();
    return named == null ? server.requests() : named;
  }

  private static AppendEntriesRequestHeader header(AppendEntriesRequest request) {
    return AppendEntriesRequestHeader.newBuilder()
        .setGroupId(request.getGroupId())
        .setServerId(request.getServerId())
        .setPeerId(request.getPeerId())
        .build();
  }

  /// The processor was found under the request's class, so the cast holds.
  @SuppressWarnings("unchecked")
  private void handle(RpcProcessor<?> processor, long number, Message request) {
    ((RpcProcessor<Message>) processor).handleRequest(new Answering(number), request);
  }

  private void answer(Frame frame) {
    unanswered.decrementAndGet();
    if (!answers.offer(frame)) {
      end("answers are not read");
    }
  }

  @Override
  public void onReady() {
    answers.drain();
  }

  @Override
  public void onHalfClose() {
    end("closed by its caller");
  }

  @Override
  public void onCancel() {
    end("broken");
  }

  /// Ends the stream; what is still being worked on is not answered.
  void end(String why) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
    } finally {
      lock.unlock();
    }
    answers.close();
    if (!call.isCancelled()) {
      call.close(Status.UNAVAILABLE.withDescription(why), new Metadata());
    }
    server.closed(this, remoteAddress);
  }

  private final class Answering implements RpcContext {
    private final long number;

    private Answering(long number) {
      this.number = number;
    }

    @Override
    public void sendResponse(Object response) {
      answer(
          RaftMessages.frame(number, response)
              .filter(frame -> frame.getSerializedSize() <= RaftMessages.MAX_FRAME_BYTES)
              .orElseGet(() -> RaftMessages.error(number, "no answer that fits a frame")));
    }

    @Override
    public Connection getConnection() {
      return connection;
    }

    @Override
    public String getRemoteAddress() {
      return remoteAddress;
    }
  }
}
