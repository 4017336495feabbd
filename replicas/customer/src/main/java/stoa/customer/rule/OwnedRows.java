package stoa.customer.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import stoa.replica.apply.Rows;

/// Rows of one table that belong to an owner: the lines of a cart, the failures of an account.
/// Loaded for whole owners.
///
/// @param <O> the owner's key
/// @param <K> the row's key
/// @param <R> the row
public final class OwnedRows<O, K, R> {
  private final Rows<K, R> rows;
  private final Function<R, K> keyOf;
  private final Function<R, O> ownerOf;
  private final Set<O> owners;
  private final Map<O, Map<K, R>> byOwner = new HashMap<>();

  /// @param owners whose rows were asked for
  /// @param loaded what the database has of them
  public OwnedRows(
      Function<R, K> keyOf, Function<R, O> ownerOf, Collection<O> owners, Collection<R> loaded) {
    this.keyOf = keyOf;
    this.ownerOf = ownerOf;
    this.owners = new HashSet<>(owners);
    this.rows = Rows.of(keyOf, key -> true, loaded);
    loaded.forEach(this::index);
  }

  /// An owner's rows as the commands so far have left them.
  ///
  /// @throws IllegalStateException for an owner that was not loaded
  public List<R> of(O owner) {
    if (!owners.contains(owner)) {
      throw new IllegalStateException("not in the working set: rows of " + owner);
    }
    return new ArrayList<>(byOwner.getOrDefault(owner, Map.of()).values());
  }

  /// Takes a new or changed row.
  void put(R row) {
    rows.put(row);
    index(row);
  }

  /// Takes a row away.
  void remove(R row) {
    rows.remove(row);
    byOwner.getOrDefault(ownerOf.apply(row), new HashMap<>()).remove(keyOf.apply(row));
  }

  /// Makes an owner known that has come into being: it has no rows yet.
  void created(O owner) {
    owners.add(owner);
  }

  /// Tells of every owner that was loaded or created, with all its rows as they are now.
  public void forEachOwner(BiConsumer<O, List<R>> action) {
    owners.forEach(owner -> action.accept(owner, List.copyOf(of(owner))));
  }

  /// What became of the rows, for writing.
  public Rows<K, R> changes() {
    return rows;
  }

  private void index(R row) {
    byOwner
        .computeIfAbsent(ownerOf.apply(row), owner -> new LinkedHashMap<>())
        .put(keyOf.apply(row), row);
  }
}
