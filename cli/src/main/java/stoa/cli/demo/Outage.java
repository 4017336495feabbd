package stoa.cli.demo;

import java.util.List;

/// The longest time within a window in which nothing was acknowledged.
///
/// @param beganNanos on the clock of [System#nanoTime()]
/// @param endedNanos when something was acknowledged again, or the window's end
record Outage(long beganNanos, long endedNanos) {
  /// @param acknowledgedNanos in any order; those outside the window count for nothing
  static Outage within(long fromNanos, long toNanos, List<Long> acknowledgedNanos) {
    Outage longest = new Outage(fromNanos, fromNanos);
    long last = fromNanos;
    for (long next : acknowledgedNanos.stream().sorted().toList()) {
      if (next > fromNanos && next < toNanos) {
        longest = longest.orLonger(new Outage(last, next));
        last = next;
      }
    }
    return longest.orLonger(new Outage(last, toNanos));
  }

  private Outage orLonger(Outage other) {
    return other.endedNanos - other.beganNanos > endedNanos - beganNanos ? other : this;
  }

  double seconds() {
    return (endedNanos - beganNanos) / 1e9;
  }
}
