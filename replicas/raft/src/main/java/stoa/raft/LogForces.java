package stoa.raft;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// How often this member's log was forced to disk, and how long that took. Safe for use by many.
final class LogForces {
  private final LongAdder count = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  void took(long forceNanos) {
    count.increment();
    nanos.add(forceNanos);
  }

  long count() {
    return count.sum();
  }

  /// All of them together.
  double seconds() {
    return (double) nanos.sum() / TimeUnit.SECONDS.toNanos(1);
  }
}
