package stoa.replica.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of one table in a working set: what was loaded, and what became of it.
///
/// A key that was not asked for at load is neither present nor absent but a programming error:
/// looking it up throws, so a decision never takes "not loaded" for "does not exist".
///
/// @param <K> the primary key
/// @param <R> the row, a record
public final class Rows<K, R> {
  private final Function<R, K> keyOf;
  private final Predicate<K> loaded;
  private final Map<K, R> before = new HashMap<>();
  private final Map<K, Optional<R>> after = new LinkedHashMap<>();

  private Rows(Function<R, K> keyOf, Predicate<K> loaded, Collection<R> rows) {
    this.keyOf = keyOf;
    this.loaded = loaded;
    rows.forEach(row -> before.put(keyOf.apply(row), row));
  }

  /// @param keyOf gives a row's key
  /// @param loaded tells whether a key was asked for
  /// @param rows what the database has of them
  public static <K, R> Rows<K, R> of(
      Function<R, K> keyOf, Predicate<K> loaded, Collection<R> rows) {
    return new Rows<>(keyOf, loaded, rows);
  }

  /// The row as the commands so far have left it.
  ///
  /// @throws IllegalStateException for a key that was not loaded
  public Optional<R> find(K key) {
    if (after.containsKey(key)) {
      return after.get(key);
    }
    if (!loaded.test(key)) {
      throw new IllegalStateException("not in the working set: " + key);
    }
    return Optional.ofNullable(before.get(key));
  }

  /// Takes a new or changed row.
  public void put(R row) {
    after.put(keyOf.apply(row), Optional.of(row));
  }

  /// Takes a row away.
  public void remove(R row) {
    after.put(keyOf.apply(row), Optional.empty());
  }

  /// Every row as it is now: loaded ones first, in loading order of no meaning, then new ones in
  /// order of creation. Sort before deciding anything by it.
  public List<R> all() {
    var rows = new LinkedHashMap<K, R>(before);
    after.forEach((key, row) -> row.ifPresentOrElse(r -> rows.put(key, r), () -> rows.remove(key)));
    return List.copyOf(rows.values());
  }

  /// Tells of every row that was loaded or changed, as it is now; empty for one that was taken
  /// away.
  public void forEach(BiConsumer<K, Optional<R>> action) {
    before.forEach((key, row) -> action.accept(key, after.getOrDefault(key, Optional.of(row))));
    after.forEach((key, row) -> {
      if (!before.containsKey(key)) {
        action.accept(key, row);
      }
    });
  }

  /// Rows to insert, in order of creation.
  public List<R> inserted() {
    return changed(key -> !before.containsKey(key));
  }

  /// Rows to update: those that were there and differ now.
  public List<R> updated() {
    return changed(before::containsKey).stream()
        .filter(row -> !row.equals(before.get(keyOf.apply(row))))
        .toList();
  }

  /// Rows to delete, as they were loaded.
  public List<R> removed() {
    var rows = new ArrayList<R>();
    after.forEach((key, row) -> {
      @Nullable R was = before.get(key);
      if (row.isEmpty() && was != null) {
        rows.add(was);
      }
    });
    return rows;
  }

  private List<R> changed(Predicate<K> which) {
    var rows = new ArrayList<R>();
    after.forEach((key, row) -> row.filter(r -> which.test(key)).ifPresent(rows::add));
    return rows;
  }
}
