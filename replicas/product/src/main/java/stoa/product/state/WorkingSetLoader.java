package stoa.product.state;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stoa.product.memory.ItemMemory;
import stoa.product.row.ItemRow;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OutcomeRow;
import stoa.product.row.PurchaseRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.rule.LoadedRows;
import stoa.product.rule.ProductWorkingSet;
import stoa.product.table.CounterTable;
import stoa.product.table.InList;
import stoa.product.table.ItemTable;
import stoa.product.table.MissingLineTable;
import stoa.product.table.OrderLineTable;
import stoa.product.table.OutcomeTable;
import stoa.product.table.PurchaseTable;
import stoa.product.table.SellerRatingTable;
import stoa.proto.product.v1.ProductOperation;
import stoa.replica.apply.RecentRows.Look;

/// Loads the working set of a batch with at most eight queries, however many commands there are,
/// and fewer where items and ratings are remembered.
@Singleton
class WorkingSetLoader {
  private final ItemTable items;
  private final CounterTable counters;
  private final SellerRatingTable ratings;
  private final OutcomeTable outcomes;
  private final OrderLineTable lines;
  private final MissingLineTable missingLines;
  private final PurchaseTable purchases;
  private final ItemMemory memory;

  WorkingSetLoader(
      ItemTable items,
      CounterTable counters,
      SellerRatingTable ratings,
      OutcomeTable outcomes,
      OrderLineTable lines,
      MissingLineTable missingLines,
      PurchaseTable purchases,
      ItemMemory memory) {
    this.items = items;
    this.counters = counters;
    this.ratings = ratings;
    this.outcomes = outcomes;
    this.lines = lines;
    this.missingLines = missingLines;
    this.purchases = purchases;
    this.memory = memory;
  }

  ProductWorkingSet load(List<ProductOperation> operations) {
    var asked = new AskedKeys(operations);
    var foundOutcomes = InList.query(asked.orders, outcomes::findByOrderIds);
    var foundLines = linesOf(foundOutcomes);
    askForOrders(asked, foundOutcomes, foundLines);
    var foundItems = findItems(asked);
    askForSellers(asked, foundItems);
    return new ProductWorkingSet(
        new LoadedRows(
            foundItems,
            InList.query(asked.counters, counters::findByNames),
            findRatings(asked),
            foundOutcomes,
            foundLines,
            missingLinesOf(foundOutcomes),
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

  private List<OrderLineRow> linesOf(List<OutcomeRow> found) {
    return InList.query(ordinals(found, /* refused= */ false), lines::findByOrdinals);
  }

  private List<MissingLineRow> missingLinesOf(List<OutcomeRow> found) {
    return InList.query(ordinals(found, /* refused= */ true), missingLines::findByOrdinals);
  }

  private static List<Long> ordinals(List<OutcomeRow> found, boolean refused) {
    return found.stream()
        .filter(outcome -> refused == outcome.isRefused())
        .map(OutcomeRow::ordinal)
        .toList();
  }

  /// An order's lines name items; completing it counts for its buyer.
  private static void askForOrders(
      AskedKeys asked, List<OutcomeRow> outcomes, List<OrderLineRow> lines) {
    Set<Long> completed = new LinkedHashSet<>();
    for (OutcomeRow outcome : outcomes) {
      if (asked.completes(outcome.orderId())) {
        asked.buyers.add(outcome.buyerId());
        completed.add(outcome.ordinal());
      }
    }
    for (OrderLineRow line : lines) {
      asked.items.add(line.itemKey());
      if (completed.contains(line.part().ordinal())) {
        asked.countedItems.add(line.itemKey());
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
