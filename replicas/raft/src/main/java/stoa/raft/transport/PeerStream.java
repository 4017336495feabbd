package stoa.raft.transport;

import com.alipay.sofa.jraft.error.InvokeTimeoutException;
import com.alipay.sofa.jraft.error.RemotingException;
import com.alipay.sofa.jraft.rpc.InvokeCallback;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stoa.proto.raft.v1.Frame;
import stoa.proto.raft.v1.RaftServiceGrpc;

/// One stream to one peer, from its opening to its end, with a channel of its own.
///
/// Every call ends exactly once: with its answer, at its deadline, or with the stream. Callbacks
/// run in the executor that they name, in the order of the answers.
final class PeerStream extends ClientCall.Listener<Frame> {
  /// After so long without a frame, while calls wait, a call's deadline ends the stream: after a
  /// partition a fresh connection is quicker than an old one's retransmissions.
  private static final long SILENCE_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(3);

  /// What gRPC may buffer before the stream says that it is not ready.
  private static final int READY_THRESHOLD_BYTES = 256 * 1024;

  private static final int NOT_SILENT = 0;

  private final PeerLink link;
  private final ManagedChannel channel;
  private final ClientCall<Frame, Frame> call;
  private final StreamContext context;
  private final OutgoingFrames outgoing;
  private final Map<Long, WaitingCall> waiting = new ConcurrentSkipListMap<>();
  private final AtomicLong lastCall = new AtomicLong();
  private final AtomicLong silentSinceNanos = new AtomicLong(NOT_SILENT);
  private final AtomicBoolean ended = new AtomicBoolean();

  /// What a stream shares with the others of its member.
  ///
  /// @param timer runs deadlines
  /// @param connected told the peer's name when its stream stands
  record StreamContext(
      String self,
      ScheduledExecutorService timer,
      Executor callbacks,
      TransportCounters counters,
      Consumer<String> connected) {}

  PeerStream(PeerLink link, ManagedChannel channel, StreamContext context) {
    this.link = link;
    this.channel = channel;
    this.context = context;
    var options = CallOptions.DEFAULT.withOnReadyThreshold(READY_THRESHOLD_BYTES);
    this.call = channel.newCall(RaftServiceGrpc.getExchangeMethod(), options);
    this.outgoing =
        new OutgoingFrames(
            call::isReady, frame -> waiting.containsKey(frame.getCall()), this::sendNow);
  }

  private void sendNow(Frame frame) {
    try {
      call.sendMessage(frame);
      context.counters().framesSent.increment();
    } catch (IllegalStateException e) {
      // Cancelled meanwhile: the end of the stream tells the call.
    }
  }

  void start() {
    var headers = new Metadata();
    headers.put(RaftTransport.MEMBER_HEADER, context.self());
    call.start(this, headers);
    call.request(1);
  }

  void call(Object request, InvokeCallback callback, long timeoutMillis) throws RemotingException {
    long number = lastCall.incrementAndGet();
    var frame =
        RaftMessages.frame(number, request)
            .orElseThrow(() -> new RemotingException("not to be sent: " + request.getClass()));
    if (frame.getSerializedSize() > RaftMessages.MAX_FRAME_BYTES) {
      throw new RemotingException("larger than a frame may be: " + frame.getSerializedSize());
    }
    waiting.put(number, new WaitingCall(callback));
    if (!outgoing.offer(frame)) {
      refuse(number);
      return;
    }
    silentSinceNanos.compareAndSet(NOT_SILENT, System.nanoTime() | 1);
    scheduleDeadline(number, timeoutMillis);
    if (ended.get()) {
      fail(number, new RemotingException("stream to " + link.peer() + " ended"));
    }
  }

  private void refuse(long number) throws RemotingException {
    if (waiting.remove(number) != null) {
      context.counters().callsRefused.increment();
      throw new RemotingException("too much waits for " + link.peer());
    }
  }

  private void scheduleDeadline(long number, long timeoutMillis) {
    var waits = waiting.get(number);
    if (waits != null) {
      try {
        waits.deadline =
            context.timer().schedule(() -> timedOut(number), timeoutMillis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        fail(number, new RemotingException("transport is closed"));
      }
      if (!waiting.containsKey(number)) {
        waits.cancelDeadline();
      }
    }
  }

  private void timedOut(long number) {
    if (waiting.containsKey(number)) {
      context.counters().callsTimedOut.increment();
      fail(number, new InvokeTimeoutException("no answer from " + link.peer() + " in time"));
      long since = silentSinceNanos.get();
      if (since != NOT_SILENT && System.nanoTime() - since >= SILENCE_LIMIT_NANOS) {
        end("silent for too long");
      }
    }
  }

  private boolean fail(long number, Throwable why) {
    return finish(number, null, why);
  }

  private boolean finish(long number, @Nullable Object answer, @Nullable Throwable why) {
    var waits = waiting.remove(number);
    if (waits == null) {
      return false;
    }
    waits.cancelDeadline();
    var named = waits.callback.executor();
    Runnable tell = () -> waits.callback.complete(answer, why);
    try {
      (named == null ? context.callbacks() : named).execute(tell);
    } catch (RejectedExecutionException e) {
      context.callbacks().execute(tell);
    }
    return true;
  }

  @Override
  public void onHeaders(Metadata headers) {
    context.callbacks().execute(() -> context.connected().accept(link.peer()));
  }

  @Override
  public void onReady() {
    outgoing.drain();
  }

  @Override
  public void onMessage(Frame frame) {
    context.counters().framesReceived.increment();
    silentSinceNanos.set(NOT_SILENT);
    link.alive(this);
    if (!frame.getError().isEmpty()) {
      fail(frame.getCall(), new RemotingException(link.peer() + ": " + frame.getError()));
    } else {
      answered(frame);
    }
    if (!waiting.isEmpty()) {
      silentSinceNanos.compareAndSet(NOT_SILENT, System.nanoTime() | 1);
    }
    call.request(1);
  }

  private void answered(Frame frame) {
    try {
      finish(frame.getCall(), RaftMessages.parse(frame), null);
    } catch (InvalidProtocolBufferException e) {
      context.counters().framesRefused.increment();
      fail(frame.getCall(), new RemotingException(link.peer() + ": " + e.getMessage()));
    }
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    finishAll(status.getCode() + " " + status.getDescription());
  }

  /// Ends the stream from this side.
  void end(String why) {
    call.cancel(why, null);
    finishAll(why);
  }

  private void finishAll(String why) {
    if (ended.compareAndSet(false, true)) {
      context.counters().streamsBroken.increment();
      link.broken(this);
      outgoing.close();
      channel.shutdownNow();
    }
    var error = new RemotingException("stream to " + link.peer() + " ended: " + why);
    waiting.keySet().forEach(number -> fail(number, error));
  }

  long waitingBytes() {
    return outgoing.waitingBytes();
  }
}
