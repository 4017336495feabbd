package stoa.product.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Keys for `IN (…)`. Their number is padded to a power of two by repeating the last, so that a
/// handful of statements serves every size of batch and the driver's cache of statements holds
/// them.
public final class InList {
  private InList() {}

  /// The rows of a query with these keys; none, and no query, without keys.
  public static <K, R> List<R> query(Collection<K> keys, Function<List<K>, List<R>> query) {
    return keys.isEmpty() ? List.of() : query.apply(padded(keys));
  }

  /// The keys, and the last one repeated. Not empty.
  public static <K> List<K> padded(Collection<K> keys) {
    var padded = new ArrayList<K>(keys);
    int size = Integer.highestOneBit(Math.max(1, 2 * keys.size() - 1));
    while (padded.size() < size) {
      padded.add(padded.getLast());
    }
    return padded;
  }
}
