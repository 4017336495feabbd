package stoa.replica.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Keys for an `IN (…)` clause, repeated up to a power of two, so that the driver and the server
/// see few different statements and can keep them prepared.
public final class InClause {
  private InClause() {}

  /// The keys, the last one repeated until their number is a power of two. Empty stays empty.
  public static <K> List<K> padded(Collection<K> keys) {
    var padded = new ArrayList<>(keys);
    if (padded.isEmpty()) {
      return padded;
    }
    int size = Integer.highestOneBit(Math.max(1, 2 * padded.size() - 1));
    while (padded.size() < size) {
      padded.add(padded.getLast());
    }
    return padded;
  }
}
