package stoa.ordering;

/// How much later than usual a member has lately been, so that time-outs grow on a machine that is
/// busy and shrink again when it is not. Keeps the largest delay of late, halved every
/// [#HALF_LIFE_MILLIS].
final class Lateness {
  private static final long HALF_LIFE_MILLIS = 15_000;

  private final long maximumMillis;
  private long delayMillis;
  private long halvedAtMillis;

  Lateness(long maximumMillis) {
    this.maximumMillis = maximumMillis;
  }

  /// The member has come, this late.
  void observe(long millis, long nowMillis) {
    decay(nowMillis);
    delayMillis = Math.max(delayMillis, Math.min(millis, maximumMillis));
  }

  /// What to add to a time-out: twice the largest delay of late, up to the maximum.
  long allowanceMillis(long nowMillis) {
    decay(nowMillis);
    return Math.min(2 * delayMillis, maximumMillis);
  }

  private void decay(long nowMillis) {
    while (nowMillis - halvedAtMillis >= HALF_LIFE_MILLIS) {
      halvedAtMillis = delayMillis == 0 ? nowMillis : halvedAtMillis + HALF_LIFE_MILLIS;
      delayMillis /= 2;
    }
  }
}
