package stoa.payment.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A vector clock: how many steps each component has taken for an order.
///
/// Fidge (1988), Mattern (1989): merge by maximum, then count the own slot up.
///
/// @param counts component → steps, sorted by name
public record Clock(Map<String, Long> counts) {
  /// Most components of one order.
  public static final int MAX_COMPONENTS = 64;

  public Clock {
    counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /// The clock that [#text] wrote.
  static Clock parse(String text) {
    var counts = new TreeMap<String, Long>();
    for (String line : text.lines().toList()) {
      int at = line.lastIndexOf('=');
      counts.put(line.substring(0, at), Long.parseLong(line.substring(at + 1)));
    }
    return new Clock(counts);
  }

  String text() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  Clock merge(Clock other) {
    var merged = new TreeMap<>(counts);
    other.counts.forEach((component, count) -> merged.merge(component, count, Math::max));
    return new Clock(merged);
  }

  Clock tick(String component) {
    var ticked = new TreeMap<>(counts);
    ticked.merge(component, 1L, Long::sum);
    return new Clock(ticked);
  }
}
