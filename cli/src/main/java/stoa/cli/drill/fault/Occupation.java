package stoa.cli.drill.fault;

import java.util.ArrayList;
import java.util.List;

/// Which parts are away when, as planned: from the beginning of a fault until the part has surely
/// come back. Keeps the faults of a schedule from meeting.
final class Occupation {
  /// How many members of a group may be away at once: a minority.
  static final int MOST_OF_A_GROUP = 2;

  /// A part away from a group or pool.
  private record Away(String pool, String target, long fromMillis, long untilMillis) {
    boolean meets(long from, long until) {
      return fromMillis < until && from < untilMillis;
    }
  }

  private final List<Away> away = new ArrayList<>();

  /// Whether a part may be away at that time.
  ///
  /// @param pool the group or the kind of functions that it belongs to
  /// @param most how many of the pool may be away at once
  boolean hasRoom(String pool, String target, int most, long fromMillis, long untilMillis) {
    List<Away> meeting = meeting(pool, fromMillis, untilMillis);
    return meeting.size() < most
        && meeting.stream().noneMatch(other -> other.target().equals(target));
  }

  boolean isWhole(String pool, long fromMillis, long untilMillis) {
    return meeting(pool, fromMillis, untilMillis).isEmpty();
  }

  /// How many parts of any pool are away in that time.
  int all(long fromMillis, long untilMillis) {
    return (int) away.stream().filter(other -> other.meets(fromMillis, untilMillis)).count();
  }

  void add(String pool, String target, long fromMillis, long untilMillis) {
    away.add(new Away(pool, target, fromMillis, untilMillis));
  }

  private List<Away> meeting(String pool, long fromMillis, long untilMillis) {
    return away.stream()
        .filter(other -> other.pool().equals(pool) && other.meets(fromMillis, untilMillis))
        .toList();
  }
}
