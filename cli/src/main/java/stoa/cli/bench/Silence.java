package stoa.cli.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/// The longest time between two successes, whichever client had them. The beginning and the end of
/// what is measured count as successes. Times are those of [System#nanoTime()].
final class Silence {
  private final AtomicLong lastNanos = new AtomicLong();
  private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);

  /// Forgets what was before.
  void begin(long nanos) {
    longestNanos.reset();
    lastNanos.set(nanos);
  }

  /// A success, or the end. Clients that are answered at once may tell it in any order.
  void success(long nanos) {
    longestNanos.accumulate(nanos - lastNanos.getAndAccumulate(nanos, Math::max));
  }

  Duration longest() {
    return Duration.ofNanos(longestNanos.get());
  }
}
