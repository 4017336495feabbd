package stoa.customer.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps rows in the order of their age, so that the oldest are found without looking at all.
///
/// @param <K> the row's key
/// @param <R> the row
final class OldestFirst<K, R> {
  private final Function<R, K> keyOf;
  private final Map<K, R> rows = new HashMap<>();
  private final TreeSet<R> ordered;

  /// @param order oldest first; never equal for two rows
  OldestFirst(Function<R, K> keyOf, Comparator<R> order, Collection<R> loaded) {
    this.keyOf = keyOf;
    this.ordered = new TreeSet<>(order);
    loaded.forEach(this::put);
  }

  void put(R row) {
    remove(row);
    rows.put(keyOf.apply(row), row);
    ordered.add(row);
  }

  void remove(R row) {
    @Nullable R before = rows.remove(keyOf.apply(row));
    if (before != null) {
      ordered.remove(before);
    }
  }

  /// The oldest rows, as long as a condition holds that no row meets which is younger than one that
  /// does not.
  List<R> first(int count, Predicate<R> condition) {
    return ordered.stream().takeWhile(condition).limit(count).toList();
  }
}
