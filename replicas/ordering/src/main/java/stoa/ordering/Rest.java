package stoa.ordering;

/// Whether the group rests: nothing has moved for [Timing#restAfterMillis()] and nothing is under
/// way. Everybody speaks more seldom then, which is most of what an idle group costs, and expects
/// the others to. A member that dies meanwhile is noticed later, but then nobody waits for it; and
/// the first command wakes whoever hears of it, so that its turn is missed as soon as ever.
///
/// The others begin and end their rest at other moments. So their slower pace is expected a little
/// before this member takes it up, and for one pause longer than it lasts here.
///
/// A member that is in need of something, as one without turns, or one that wishes for another
/// view, does not rest, so that it is heard and helped soon; whoever rests and hears it speaks more
/// often, too ([HeartbeatSchedule]). It goes on expecting a slow pace of the others if it did
/// before, but does not begin to: those that it misses must not seem to have come back when that
/// time comes.
final class Rest {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Timing timing;
  private long progress = -1;
  private long movedAtMillis = NEVER;
  private long othersRestedAtMillis = NEVER;
  private boolean inNeed;

  Rest(Timing timing) {
    this.timing = timing;
  }

  /// @param nowProgress any number that grows when something moves
  void tick(long nowMillis, boolean underWay, long nowProgress) {
    if (underWay || nowProgress != progress || movedAtMillis == NEVER) {
      progress = nowProgress;
      movedAtMillis = nowMillis;
    }
    boolean soon = nowMillis - movedAtMillis >= timing.restAfterMillis() * 3 / 4;
    if (soon && (!inNeed || othersRest(nowMillis))) {
      othersRestedAtMillis = nowMillis;
    }
  }

  /// Whether this member lacks something that only the others can give.
  void need(boolean something) {
    inNeed = something;
  }

  /// Whether this member takes it easy.
  boolean isOn(long nowMillis) {
    return !inNeed
        && movedAtMillis != NEVER
        && nowMillis - movedAtMillis >= timing.restAfterMillis();
  }

  /// How often this member speaks when nothing is under way.
  long heartbeatMillis(long nowMillis) {
    return isOn(nowMillis) ? timing.restingHeartbeatMillis() : timing.idleHeartbeatMillis();
  }

  /// Whether the others may be resting, or may have been until a moment ago.
  boolean othersRest(long nowMillis) {
    return nowMillis - othersRestedAtMillis <= timing.restingHeartbeatMillis();
  }

  /// How often the others may be expected to speak at least.
  long othersHeartbeatMillis(long nowMillis) {
    return othersRest(nowMillis) ? timing.restingHeartbeatMillis() : timing.idleHeartbeatMillis();
  }
}
