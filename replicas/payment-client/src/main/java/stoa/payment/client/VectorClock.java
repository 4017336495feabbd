package stoa.payment.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import stoa.proto.common.v1.ClockEntry;

/// A vector clock over the components that take part in a purchase: how many steps each has taken
/// as far as the holder knows. Immutable.
///
/// @param counts for each component's name its count, from 1; an absent one counts as 0
public record VectorClock(Map<String, Long> counts) {
  /// Nobody has taken a step.
  public static final VectorClock ZERO = new VectorClock(Map.of());

  /// A clock with these counts.
  public VectorClock {
    counts = Map.copyOf(counts);
  }

  /// A clock as it came in a message; of entries for one component the greatest counts.
  public static VectorClock of(List<ClockEntry> entries) {
    TreeMap<String, Long> counts = new TreeMap<>();
    entries.forEach(entry -> counts.merge(entry.getComponent(), entry.getCount(), Math::max));
    return new VectorClock(counts);
  }

  /// The maximum of both, component by component.
  public VectorClock merge(VectorClock other) {
    TreeMap<String, Long> merged = new TreeMap<>(counts);
    other.counts.forEach((component, count) -> merged.merge(component, count, Math::max));
    return new VectorClock(merged);
  }

  /// One more step of the component.
  public VectorClock tick(String component) {
    TreeMap<String, Long> next = new TreeMap<>(counts);
    next.merge(component, 1L, Long::sum);
    return new VectorClock(next);
  }

  /// Whether whoever holds `later` knows every step counted here, and one more.
  public boolean isBefore(VectorClock later) {
    return !equals(later)
        && Stream.concat(counts.keySet().stream(), later.counts.keySet().stream())
            .allMatch(component -> count(component) <= later.count(component));
  }

  /// The entries in the order of their names.
  public List<ClockEntry> entries() {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(entry ->
                ClockEntry.newBuilder()
                    .setComponent(entry.getKey())
                    .setCount(entry.getValue())
                    .build())
            .toList();
  }

  private long count(String component) {
    return counts.getOrDefault(component, 0L);
  }
}
