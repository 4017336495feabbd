package stoa.ordering;

/// When a host tells its member the time: as often as [Member#tickMillis()] says, for a moment more
/// often after something has happened, and before whatever arrives after a pause, which otherwise
/// would be taken for having come at the pause's beginning.
public final class TickSchedule {
  /// Ticks stay frequent for so many of them.
  private static final int ACTIVE_TICKS = 12;

  private final Timing timing;
  private long lastMillis;
  private long nextMillis;
  private long activeUntilMillis;

  public TickSchedule(Timing timing) {
    this.timing = timing;
  }

  /// Something other than heartbeats has happened.
  public void active(long nowMillis) {
    activeUntilMillis = nowMillis + ACTIVE_TICKS * timing.tickMillis();
    nextWithin(timing.tickMillis(), nowMillis);
  }

  /// The next tick comes so soon, if not sooner.
  public void nextWithin(long millis, long nowMillis) {
    nextMillis = Math.min(nextMillis, nowMillis + millis);
  }

  /// Whether the next tick is further away than while something is under way.
  public boolean isSlow(long nowMillis) {
    return nextMillis - nowMillis > timing.tickMillis();
  }

  public boolean isDue(long nowMillis) {
    return nowMillis >= nextMillis;
  }

  /// Whether the member's time is too old for something that arrives now.
  public boolean isBehind(long nowMillis) {
    return nowMillis - lastMillis > timing.tickMillis();
  }

  /// @param pauseMillis what the member says after the tick
  public void ticked(long nowMillis, long pauseMillis) {
    lastMillis = nowMillis;
    boolean active = nowMillis < activeUntilMillis;
    nextMillis = nowMillis + (active ? Math.min(timing.tickMillis(), pauseMillis) : pauseMillis);
  }

  /// When the next tick is due.
  public long nextMillis() {
    return nextMillis;
  }
}
