package stoa.replica.peer;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/// What this member knows of its group's clocks, and how far its own is off.
///
/// A reading is kept as the peer's clock at a moment of this process's monotonic time, which is the
/// middle of the question's round trip. So a step of this member's own clock shows at once, without
/// asking again. What the correction leaves open is half of [#LONGEST_ROUND_TRIP].
final class GroupClocks {
  /// A slower answer says too little.
  static final Duration LONGEST_ROUND_TRIP = Duration.ofMillis(500);

  /// For how long a reading counts.
  static final Duration VALID = Duration.ofSeconds(15);

  private final int size;
  private final Map<Integer, Reading> readings = new ConcurrentHashMap<>();

  private record Reading(long clockMillis, long atNanos) {
    boolean isValid(long nowNanos) {
      return nowNanos - atNanos <= VALID.toNanos();
    }

    long clockMillis(long nowNanos) {
      return clockMillis + (nowNanos - atNanos) / 1_000_000;
    }
  }

  /// @param size the group's members, this one included
  GroupClocks(int size) {
    this.size = size;
  }

  /// Notes what a peer answered.
  ///
  /// @param askedNanos monotonic, like all `…Nanos` here
  /// @param clockMillis the peer's clock, milliseconds since 1970, UTC
  void note(int peer, long askedNanos, long answeredNanos, long clockMillis) {
    long roundTripNanos = answeredNanos - askedNanos;
    if (roundTripNanos <= LONGEST_ROUND_TRIP.toNanos()) {
      readings.put(peer, new Reading(clockMillis, askedNanos + roundTripNanos / 2));
    }
  }

  /// How far this member's clock is ahead of the group's median, in milliseconds; negative when it
  /// is behind. Empty without the clocks of a majority of the group, its own included.
  ///
  /// Its own clock counts in the median: among three clocks of which one is wrong, both right
  /// members then know that they are right. Of an even number the middle one nearer to its own
  /// counts, because two against two prove nothing.
  OptionalLong offsetMillis(long nowMillis, long nowNanos) {
    long[] ahead =
        LongStream.concat(
                LongStream.of(0),
                readings.values().stream()
                    .filter(reading -> reading.isValid(nowNanos))
                    .mapToLong(reading -> reading.clockMillis(nowNanos) - nowMillis))
            .sorted()
            .toArray();
    return ahead.length <= size / 2 ? OptionalLong.empty() : OptionalLong.of(-median(ahead));
  }

  private static long median(long[] sorted) {
    long upper = sorted[sorted.length / 2];
    long lower = sorted[(sorted.length - 1) / 2];
    return Math.abs(lower) <= Math.abs(upper) ? lower : upper;
  }
}
