package stoa.product.state;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import stoa.product.memory.ProductMemory;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.PurchaseRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.row.WholeOutcome;
import stoa.product.rule.LoadedRows;
import stoa.product.rule.ProductWorkingSet;
import stoa.product.table.CounterTable;
import stoa.product.table.InList;
import stoa.product.table.ItemTable;
import stoa.product.table.PurchaseTable;
import stoa.product.table.SellerRatingTable;
import stoa.product.table.WholeOutcomes;
import stoa.proto.product.v1.ProductOperation;
import stoa.replica.apply.RecentRows.Look;

/// Loads the working set of a batch with at most eight queries, however many commands there are,
/// and fewer where rows are remembered.
@Singleton
class WorkingSetLoader {
  private final ItemTable items;
  private final CounterTable counters;
  private final SellerRatingTable ratings;
  private final WholeOutcomes outcomes;
  private final PurchaseTable purchases;
  private final ProductMemory memory;

  WorkingSetLoader(
      ItemTable items,
      CounterTable counters,
      SellerRatingTable ratings,
      WholeOutcomes outcomes,
      PurchaseTable purchases,
      ProductMemory memory) {
    this.items = items;
    this.counters = counters;
    this.ratings = ratings;
    this.outcomes = outcomes;
    this.purchases = purchases;
    this.memory = memory;
  }

  ProductWorkingSet load(List<ProductOperation> operations) {
    var asked = new AskedKeys(operations);
    var foundOutcomes = findOutcomes(asked);
    askForOrders(asked, foundOutcomes);
    var foundItems = findItems(asked);
    askForSellers(asked, foundItems);
    return new ProductWorkingSet(
        new LoadedRows(
            foundItems,
            findCounters(asked),
            findRatings(asked),
            foundOutcomes.stream().map(WholeOutcome::outcome).toList(),
            foundOutcomes.stream().flatMap(whole -> whole.lines().stream()).toList(),
            foundOutcomes.stream().flatMap(whole -> whole.missingLines().stream()).toList(),
            findPurchases(asked),
            asked.items,
            asked.listingHashes,
            asked.counters,
            asked.sellers,
            asked.orders,
            key ->
                asked.buyers.contains(key.buyerId())
                    && asked.countedItems.contains(key.itemKey())));
  }

  private List<WholeOutcome> findOutcomes(AskedKeys asked) {
    Look<String, WholeOutcome> look = memory.outcomes(asked.orders);
    var found = new ArrayList<>(look.values());
    found.addAll(outcomes.find(look.missing()));
    return found;
  }

  private List<CounterRow> findCounters(AskedKeys asked) {
    Look<String, CounterRow> look = memory.counters(asked.counters);
    var found = new ArrayList<>(look.values());
    found.addAll(InList.query(look.missing(), counters::findByNames));
    return found;
  }

  /// An order's lines name items; completing it counts for its buyer.
  private static void askForOrders(AskedKeys asked, List<WholeOutcome> found) {
    for (WholeOutcome whole : found) {
      boolean completed = asked.completes(whole.outcome().orderId());
      if (completed) {
        asked.buyers.add(whole.outcome().buyerId());
      }
      for (OrderLineRow line : whole.lines()) {
        asked.items.add(line.itemKey());
        if (completed) {
          asked.countedItems.add(line.itemKey());
        }
      }
    }
  }

  private List<ItemRow> findItems(AskedKeys asked) {
    var found = new ArrayList<ItemRow>();
    Look<Long, ItemRow> look = memory.items(asked.items);
    found.addAll(look.values());
    found.addAll(InList.query(look.missing(), items::findByKeys));
    found.addAll(InList.query(asked.listingHashes, items::findByListingHashes));
    return found;
  }

  private List<SellerRatingRow> findRatings(AskedKeys asked) {
    Look<Long, SellerRatingRow> look = memory.ratings(asked.sellers);
    var found = new ArrayList<>(look.values());
    found.addAll(InList.query(look.missing(), ratings::findBySellers));
    return found;
  }

  private static void askForSellers(AskedKeys asked, List<ItemRow> items) {
    items.stream()
        .filter(item -> asked.countedItems.contains(item.itemKey()))
        .forEach(item -> asked.sellers.add(item.sellerId()));
  }

  private List<PurchaseRow> findPurchases(AskedKeys asked) {
    return asked.buyers.isEmpty() || asked.countedItems.isEmpty()
        ? List.of()
        : purchases.findAmong(InList.padded(asked.buyers), InList.padded(asked.countedItems));
  }
}
