package stoa.raft.transport;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// When a broken stream may be opened again: 50 ms after the first failure, twice as long after
/// each further one up to a second, with a third of it at random, so that peers do not come in
/// step. Not thread-safe.
final class ReconnectBackoff {
  private static final long FIRST_MILLIS = 50;
  private static final long MAX_MILLIS = 1_000;

  private long nextMillis = FIRST_MILLIS;
  private long notBeforeNanos;
  private boolean failed;

  /// Notes a failure at the given time of the monotonic clock.
  void failed(long nowNanos) {
    var jitter = ThreadLocalRandom.current().nextLong(nextMillis / 3 + 1);
    notBeforeNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(nextMillis - jitter);
    nextMillis = Math.min(MAX_MILLIS, nextMillis * 2);
    failed = true;
  }

  /// Notes that the peer answered.
  void succeeded() {
    nextMillis = FIRST_MILLIS;
    failed = false;
  }

  /// Whether another attempt is due.
  boolean permits(long nowNanos) {
    return !failed || nowNanos - notBeforeNanos >= 0;
  }
}
