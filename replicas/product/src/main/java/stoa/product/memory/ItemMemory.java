package stoa.product.memory;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import stoa.product.row.ItemRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.rule.ProductWorkingSet;
import stoa.replica.apply.Commits;
import stoa.replica.apply.RecentRows;
import stoa.replica.apply.RecentRows.Look;

/// The items and ratings that commands or readers named lately.
@Singleton
public final class ItemMemory {
  /// Items, and as many sellers' ratings: some fifteen megabytes.
  static final long MOST_ITEMS = 20_000;

  private final Commits commits = new Commits();
  private final RecentRows<Long, ItemRow> items = new RecentRows<>(commits, MOST_ITEMS, item -> 0);
  private final RecentRows<Long, SellerRatingRow> ratings =
      new RecentRows<>(commits, MOST_ITEMS, rating -> 0);

  /// What is remembered; by item key.
  public Look<Long, ItemRow> items(Collection<Long> keys) {
    return items.look(keys);
  }

  /// What is remembered; by seller.
  public Look<Long, SellerRatingRow> ratings(Collection<Long> sellers) {
    return ratings.look(sellers);
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

  /// Takes what a batch has left.
  public void remember(ProductWorkingSet set) {
    commits.tell(() -> {
      set.items().forEach(items::put);
      set.ratings().forEach(ratings::put);
    });
  }

  /// Forgets everything.
  public void forget() {
    commits.tell(() -> {
      items.clear();
      ratings.clear();
    });
  }
}
