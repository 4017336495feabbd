package stoa.ordering;

/// When to repeat what this member knows although there is nothing else to say: soon while
/// something is under way, ever more slowly while that does not move, and seldom when all is done.
///
/// While the group rests everybody speaks together: who hears another and would have to speak soon
/// does so at once. A waking costs much more than a datagram, so one that brings four is cheaper
/// than four.
final class HeartbeatSchedule {
  private final Timing timing;
  private final Rest rest;
  private long sentAtMillis = Long.MIN_VALUE / 2;
  private long intervalMillis;
  private long lastProgress = -1;

  HeartbeatSchedule(Timing timing, Rest rest) {
    this.timing = timing;
    this.rest = rest;
    this.intervalMillis = timing.activeHeartbeatMillis();
  }

  /// Something that carries metadata was sent to everybody.
  void sent(long nowMillis) {
    sentAtMillis = nowMillis;
  }

  /// Whether to speak now, at rest, because another has just spoken.
  boolean joins(long nowMillis) {
    return rest.isOn(nowMillis) && nowMillis - sentAtMillis >= timing.restingHeartbeatMillis() / 2;
  }

  /// How soon the next tick is expected: at rest in time for the next heartbeat.
  long tickMillis(long nowMillis, boolean underWay) {
    if (underWay) {
      return timing.tickMillis();
    }
    if (!rest.isOn(nowMillis)) {
      return timing.idleTickMillis();
    }
    long untilHeartbeat = sentAtMillis + timing.restingHeartbeatMillis() - nowMillis;
    return Math.clamp(untilHeartbeat, timing.tickMillis(), timing.restingTickMillis());
  }

  /// Whether one is due. `progress` is any number that grows when something moves; `owed` tells
  /// that others do not know yet what they could use.
  boolean isDue(long nowMillis, boolean underWay, boolean owed, long progress) {
    if (progress != lastProgress) {
      lastProgress = progress;
      intervalMillis = timing.activeHeartbeatMillis();
    }
    long interval = underWay ? intervalMillis : rest.heartbeatMillis(nowMillis);
    long silent = nowMillis - sentAtMillis;
    boolean due = silent >= interval || (owed && silent >= timing.activeHeartbeatMillis());
    if (due) {
      intervalMillis = Math.min(2 * intervalMillis, timing.idleHeartbeatMillis());
    }
    return due;
  }
}
