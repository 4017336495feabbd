package stoa.ordering.udp;

import stoa.ordering.Timing;

/// When the loop tells the protocol the time: often while something is under way, seldom without,
/// and before whatever arrives after a pause, which otherwise would be taken for having come at the
/// pause's beginning.
final class TickSchedule {
  private static final long IDLE_TICK_MILLIS = 25;
  private static final long STAYS_ACTIVE_MILLIS = 60;

  private final Timing timing;
  private long lastMillis;
  private long nextMillis;
  private long activeUntilMillis;

  TickSchedule(Timing timing) {
    this.timing = timing;
  }

  static long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  /// Something other than heartbeats has happened.
  void active(long nowMillis) {
    activeUntilMillis = nowMillis + STAYS_ACTIVE_MILLIS;
    nextMillis = Math.min(nextMillis, nowMillis + timing.tickMillis());
  }

  boolean isDue(long nowMillis) {
    return nowMillis >= nextMillis;
  }

  /// Whether the protocol's time is too old for something that arrives now.
  boolean isBehind(long nowMillis) {
    return nowMillis - lastMillis > timing.tickMillis();
  }

  /// @param underWay also while it waits for others, who may be dead
  void ticked(long nowMillis, boolean underWay, boolean resting) {
    lastMillis = nowMillis;
    nextMillis = nowMillis + pauseMillis(nowMillis, underWay, resting);
  }

  /// How long the loop may sleep; 0 or less if a tick is due.
  long untilNextMillis() {
    return nextMillis - nowMillis();
  }

  private long pauseMillis(long nowMillis, boolean underWay, boolean resting) {
    if (nowMillis < activeUntilMillis || underWay) {
      return timing.tickMillis();
    }
    return resting ? timing.restingTickMillis() : IDLE_TICK_MILLIS;
  }
}
