package stoa.product.row;

import java.util.List;
import java.util.stream.Collectors;
import stoa.proto.common.v1.ClockEntry;

/// A vector clock as it is stored: lines of `component=count`, in the order sent. Component names
/// hold neither `=` nor blanks.
public final class VectorClock {
  private VectorClock() {}

  /// The stored form.
  public static String stored(List<ClockEntry> entries) {
    return entries.stream()
        .map(entry -> entry.getComponent() + "=" + Long.toUnsignedString(entry.getCount()))
        .collect(Collectors.joining("\n"));
  }

  /// The entries of a stored form.
  public static List<ClockEntry> of(String stored) {
    return stored.lines().map(VectorClock::entry).toList();
  }

  private static ClockEntry entry(String line) {
    int equals = line.indexOf('=');
    return ClockEntry.newBuilder()
        .setComponent(line.substring(0, equals))
        .setCount(Long.parseUnsignedLong(line.substring(equals + 1)))
        .build();
  }
}
