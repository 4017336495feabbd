package stoa.client;

import io.grpc.ManagedChannel;
import org.jspecify.annotations.Nullable;

/// One member's channel: opened when first used, opened afresh when the present one is doubtful.
///
/// A channel is doubtful after a pause (the sandbox may have been frozen, and the connection gone
/// without a word), after a call timed out on it, and when it could not connect (gRPC would wait
/// longer and longer before it tried again). A call that timed out while others were answered makes
/// no doubt: the member is slow, and a new connection would cost it more. Calls under way on a
/// retired channel run to their end.
final class MemberChannel {
  /// Unused for longer than this: opened afresh.
  static final long LONGEST_PAUSE_NANOS = 60_000_000_000L;

  private final MemberAddress address;
  private final ChannelSource source;
  private @Nullable ManagedChannel channel;
  private long lastUseNanos;
  private long lastUseMillis;
  private boolean closed;
  private volatile @Nullable Heard heard;

  /// The last answer that came.
  private record Heard(ManagedChannel on, long atNanos) {}

  MemberChannel(MemberAddress address, ChannelSource source) {
    this.address = address;
    this.source = source;
  }

  /// The channel to use now.
  synchronized ManagedChannel use() {
    if (closed) {
      throw new GroupUnavailableException("the client is closed");
    }
    long nowNanos = System.nanoTime();
    long nowMillis = System.currentTimeMillis();
    ManagedChannel current = channel;
    if (current != null && pausedSinceLastUse(nowNanos, nowMillis)) {
      retire(current);
      current = null;
    }
    lastUseNanos = nowNanos;
    lastUseMillis = nowMillis;
    if (current == null) {
      current = source.open(address);
      channel = current;
    }
    return current;
  }

  /// Notes that an answer came.
  void answered(ManagedChannel on) {
    heard = new Heard(on, System.nanoTime());
  }

  /// Retires it because a call that went out at `sinceNanos` got no answer in its time, unless
  /// others have got theirs since.
  @SuppressWarnings("ReferenceEquality") // it is about this very channel
  void timedOut(ManagedChannel silent, long sinceNanos) {
    Heard last = heard;
    if (last == null || last.on != silent || last.atNanos - sinceNanos <= 0) {
      retire(silent);
    }
  }

  /// Lets the next call open another channel, if `doubtful` is still the present one.
  @SuppressWarnings("ReferenceEquality") // it is about this very channel
  synchronized void retire(ManagedChannel doubtful) {
    if (channel == doubtful) {
      channel = null;
      doubtful.shutdown();
    }
  }

  /// Retires it because of a certificate that one side did not accept.
  void distrust(ManagedChannel refused) {
    source.doubt();
    retire(refused);
  }

  /// Ends the calls under way too. A later use opens afresh, unless `forGood`.
  synchronized void close(boolean forGood) {
    closed = closed || forGood;
    ManagedChannel current = channel;
    if (current != null) {
      channel = null;
      current.shutdownNow();
    }
  }

  // Both clocks: which of them stands still in a frozen sandbox depends on the host.
  private boolean pausedSinceLastUse(long nowNanos, long nowMillis) {
    return nowNanos - lastUseNanos > LONGEST_PAUSE_NANOS
        || nowMillis - lastUseMillis > LONGEST_PAUSE_NANOS / 1_000_000;
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
