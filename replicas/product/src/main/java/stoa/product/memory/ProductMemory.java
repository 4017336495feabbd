package stoa.product.memory;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.row.WholeOutcome;
import stoa.product.rule.ProductWorkingSet;
import stoa.replica.apply.Commits;
import stoa.replica.apply.RecentRows;
import stoa.replica.apply.RecentRows.Look;

/// The items, ratings, outcomes and counters that commands or readers named lately.
@Singleton
public final class ProductMemory {
  /// Items, and as many sellers' ratings: some fifteen megabytes.
  static final long MOST_ITEMS = 20_000;

  /// Outcomes and their lines, counted together: some ten megabytes.
  static final long MOST_OUTCOMES = 20_000;

  /// That of the orders, and those of the categories used lately.
  static final long MOST_COUNTERS = 1_000;

  private final Commits commits = new Commits();
  private final RecentRows<Long, ItemRow> items = new RecentRows<>(commits, MOST_ITEMS, item -> 0);
  private final RecentRows<Long, SellerRatingRow> ratings =
      new RecentRows<>(commits, MOST_ITEMS, rating -> 0);
  private final RecentRows<String, WholeOutcome> outcomes =
      new RecentRows<>(
          commits, MOST_OUTCOMES, whole -> whole.lines().size() + whole.missingLines().size());
  private final RecentRows<String, CounterRow> counters =
      new RecentRows<>(commits, MOST_COUNTERS, counter -> 0);

  /// What is remembered; by item key.
  public Look<Long, ItemRow> items(Collection<Long> keys) {
    return items.look(keys);
  }

  /// What is remembered; by seller.
  public Look<Long, SellerRatingRow> ratings(Collection<Long> sellers) {
    return ratings.look(sellers);
  }

  /// What is remembered; by order id.
  public Look<String, WholeOutcome> outcomes(Collection<String> orderIds) {
    return outcomes.look(orderIds);
  }

  /// What is remembered; by name. Only commits tell of counters.
  public Look<String, CounterRow> counters(Collection<String> names) {
    return counters.look(names);
  }

  /// Takes items that were read for a look, in a transaction that began after it.
  public void learnItems(Look<Long, ItemRow> look, List<ItemRow> found) {
    items.learn(
        look, found.stream().collect(Collectors.toMap(ItemRow::itemKey, Function.identity())));
  }

  /// Takes ratings that were read for a look, in a transaction that began after it.
  public void learnRatings(Look<Long, SellerRatingRow> look, List<SellerRatingRow> found) {
    ratings.learn(
        look,
        found.stream().collect(Collectors.toMap(SellerRatingRow::sellerId, Function.identity())));
  }

  /// Takes outcomes that were read for a look, in a transaction that began after it.
  public void learnOutcomes(Look<String, WholeOutcome> look, List<WholeOutcome> found) {
    outcomes.learn(
        look,
        found.stream()
            .collect(Collectors.toMap(whole -> whole.outcome().orderId(), Function.identity())));
  }

  /// Takes what a batch has left.
  public void remember(ProductWorkingSet set) {
    commits.tell(() -> {
      set.items().forEach(items::put);
      set.ratings().forEach(ratings::put);
      set.counters().forEach(counters::put);
      set.outcomes().forEach((orderId, row) -> outcomes.put(orderId, row.map(set::whole)));
    });
  }

  /// Forgets everything.
  public void forget() {
    commits.tell(() -> {
      items.clear();
      ratings.clear();
      counters.clear();
      outcomes.clear();
    });
  }
}
