package stoa.product.executor;

/// Pauses that double while nothing comes of what is repeated. Immutable.
///
/// @param pauseMillis the pause that is due now
/// @param firstMillis what it begins with
/// @param lastMillis what it grows to
record Pace(long pauseMillis, long firstMillis, long lastMillis) {
  static Pace from(long firstMillis, long lastMillis) {
    return new Pace(firstMillis, firstMillis, lastMillis);
  }

  /// After a time for nothing.
  Pace slower() {
    return new Pace(Math.min(lastMillis, 2 * pauseMillis), firstMillis, lastMillis);
  }

  /// After a success.
  Pace reset() {
    return from(firstMillis, lastMillis);
  }

  /// The pause after so many failures in a row, at least 1.
  static long pauseMillis(int failures, long firstMillis, long lastMillis) {
    int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(firstMillis) - 2);
    return Math.min(lastMillis, firstMillis << doublings);
  }
}
