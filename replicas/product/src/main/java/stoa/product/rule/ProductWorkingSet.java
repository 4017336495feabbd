package stoa.product.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemRow;
import stoa.product.row.ListingIdentity;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OrderEventRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OutcomePart;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.product.row.PurchaseKey;
import stoa.product.row.PurchaseRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.row.WholeOutcome;
import stoa.replica.apply.Rows;
import stoa.replica.apply.WorkingSet;

/// The rows that a batch of the product group's commands may read and change.
public final class ProductWorkingSet implements WorkingSet<ProductRow> {
  private final Rows<Long, ItemRow> items;
  private final Rows<String, CounterRow> counters;
  private final Rows<Long, SellerRatingRow> ratings;
  private final Rows<String, OutcomeRow> outcomes;
  private final Rows<PurchaseKey, PurchaseRow> purchases;
  private final Map<Long, List<OrderLineRow>> linesByOrdinal = new HashMap<>();
  private final Map<Long, List<MissingLineRow>> missingByOrdinal = new HashMap<>();
  private final List<OrderLineRow> newLines = new ArrayList<>();
  private final List<MissingLineRow> newMissingLines = new ArrayList<>();
  private final List<OrderEventRow> newEvents = new ArrayList<>();
  private final Set<String> listingHashes;

  /// Keys of items by listing hash, ascending: a listing joins the lowest number. Holds stale keys
  /// too, so the item itself is asked before it is believed.
  private final Map<String, TreeSet<Long>> keysByListing = new HashMap<>();

  public ProductWorkingSet(LoadedRows loaded) {
    var knownItems = new HashSet<>(loaded.itemKeys());
    loaded.items().forEach(item -> knownItems.add(item.itemKey()));
    items = Rows.of(ItemRow::itemKey, knownItems::contains, loaded.items());
    counters = Rows.of(CounterRow::name, loaded.counterNames()::contains, loaded.counters());
    ratings = Rows.of(SellerRatingRow::sellerId, loaded.sellerIds()::contains, loaded.ratings());
    outcomes = Rows.of(OutcomeRow::orderId, loaded.orderIds()::contains, loaded.outcomes());
    purchases = Rows.of(PurchaseRow::key, loaded.purchaseKeys(), loaded.purchases());
    listingHashes = Set.copyOf(loaded.listingHashes());
    loaded.items().forEach(this::indexListing);
    loaded.lines().forEach(line -> append(linesByOrdinal, line.part(), line));
    loaded.missingLines().forEach(line -> append(missingByOrdinal, line.part(), line));
  }

  /// The item as the commands so far have left it.
  public Optional<ItemRow> item(long itemKey) {
    return items.find(itemKey);
  }

  /// The first item, by number, that a listing of this identity joins.
  public Optional<ItemRow> listing(ListingIdentity identity) {
    String hash = identity.hash();
    if (!listingHashes.contains(hash)) {
      throw new IllegalStateException("not in the working set: listing " + hash);
    }
    return keysByListing.getOrDefault(hash, new TreeSet<>()).stream()
        .flatMap(key -> items.find(key).stream())
        .filter(item -> hash.equals(item.listingHash()))
        .findFirst();
  }

  /// The counter, at 0 when nothing was given out yet.
  public CounterRow counter(String name) {
    return counters.find(name).orElseGet(() -> new CounterRow(name, 0));
  }

  /// A seller's rating; empty before the first listing.
  public Optional<SellerRatingRow> rating(long sellerId) {
    return ratings.find(sellerId);
  }

  /// The outcome of an order id; empty before the first command of its purchase.
  public Optional<OutcomeRow> outcome(String orderId) {
    return outcomes.find(orderId);
  }

  /// What a buyer has bought of an item in completed orders.
  public Optional<PurchaseRow> purchase(long buyerId, long itemKey) {
    return purchases.find(new PurchaseKey(buyerId, itemKey));
  }

  /// An order's lines, in order.
  public List<OrderLineRow> lines(OutcomeRow outcome) {
    return List.copyOf(linesByOrdinal.getOrDefault(outcome.ordinal(), List.of()));
  }

  /// What a refused purchase lacked, in order.
  public List<MissingLineRow> missingLines(OutcomeRow outcome) {
    return List.copyOf(missingByOrdinal.getOrDefault(outcome.ordinal(), List.of()));
  }

  /// An outcome with all its lines.
  public WholeOutcome whole(OutcomeRow outcome) {
    return new WholeOutcome(outcome, lines(outcome), missingLines(outcome));
  }

  @Override
  public void put(ProductRow row) {
    switch (row) {
      case ItemRow item -> {
        items.put(item);
        indexListing(item);
      }
      case CounterRow counter -> counters.put(counter);
      case SellerRatingRow rating -> ratings.put(rating);
      case OutcomeRow outcome -> outcomes.put(outcome);
      case PurchaseRow purchase -> purchases.put(purchase);
      case OrderLineRow line -> {
        newLines.add(line);
        append(linesByOrdinal, line.part(), line);
      }
      case MissingLineRow line -> {
        newMissingLines.add(line);
        append(missingByOrdinal, line.part(), line);
      }
      case OrderEventRow event -> newEvents.add(event);
    }
  }

  /// Nothing of the product group is ever taken away.
  @Override
  public void remove(ProductRow row) {
    throw new UnsupportedOperationException("rows of the product group stay: " + row);
  }

  /// The items to write.
  public Rows<Long, ItemRow> items() {
    return items;
  }

  /// The counters to write.
  public Rows<String, CounterRow> counters() {
    return counters;
  }

  /// The ratings to write.
  public Rows<Long, SellerRatingRow> ratings() {
    return ratings;
  }

  /// The outcomes to write.
  public Rows<String, OutcomeRow> outcomes() {
    return outcomes;
  }

  /// The purchases to write.
  public Rows<PurchaseKey, PurchaseRow> purchases() {
    return purchases;
  }

  /// Lines to insert.
  public List<OrderLineRow> newLines() {
    return List.copyOf(newLines);
  }

  /// Missing lines to insert.
  public List<MissingLineRow> newMissingLines() {
    return List.copyOf(newMissingLines);
  }

  /// Events to insert.
  public List<OrderEventRow> newEvents() {
    return List.copyOf(newEvents);
  }

  private void indexListing(ItemRow item) {
    String hash = item.listingHash();
    if (hash != null) {
      keysByListing.computeIfAbsent(hash, any -> new TreeSet<>()).add(item.itemKey());
    }
  }

  private static <R> void append(Map<Long, List<R>> byOrdinal, OutcomePart part, R row) {
    byOrdinal.computeIfAbsent(part.ordinal(), any -> new ArrayList<>()).add(row);
  }
}
