package stoa.lambda;

import java.time.Duration;

/// A moment, by both clocks: which of them stands still in a frozen sandbox depends on the host.
///
/// @param nanos by [System#nanoTime]
/// @param millis by [System#currentTimeMillis]
record Elapsed(long nanos, long millis) {
  static Elapsed now() {
    return new Elapsed(System.nanoTime(), System.currentTimeMillis());
  }

  /// What has passed since then, by the clock that says more.
  Duration since() {
    Duration byNanos = Duration.ofNanos(System.nanoTime() - nanos);
    Duration byMillis = Duration.ofMillis(System.currentTimeMillis() - millis);
    return byNanos.compareTo(byMillis) > 0 ? byNanos : byMillis;
  }
}
