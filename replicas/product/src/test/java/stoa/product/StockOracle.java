package stoa.product;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stoa.product.row.ItemKey;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.ListItem;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RequestedLine;

/// The product group's stock and orders once more, as simply as can be: one command after another
/// on maps, with text as its only state.
public final class StockOracle {
  private static final class Stock {
    final ListItem listing;
    long price;
    long units;
    boolean withdrawn;
    int votes;

    Stock(ListItem listing) {
      this.listing = listing;
      this.price = listing.getPriceCents();
    }

    boolean joins(ListItem other) {
      return !withdrawn
          && price == other.getPriceCents()
          && listing.getSellerId() == other.getSellerId()
          && listing.getCategory() == other.getCategory()
          && listing.getName().equals(other.getName())
          && Set.copyOf(new HashSet<>(listing.getKeywordsList()))
              .equals(Set.copyOf(new HashSet<>(other.getKeywordsList())));
    }
  }

  private static final class Purchase {
    final Map<Stock, Long> lines = new LinkedHashMap<>();
    final long buyer;
    String state;

    Purchase(long buyer, String state) {
      this.buyer = buyer;
      this.state = state;
    }
  }

  private final Map<ItemId, Stock> items = new LinkedHashMap<>();
  private final Map<Integer, Long> numbers = new HashMap<>();
  private final Map<String, Purchase> purchases = new LinkedHashMap<>();
  private final Map<Long, Long> sold = new HashMap<>();
  private final Set<List<Object>> bought = new HashSet<>();
  private final Set<List<Object>> voted = new HashSet<>();

  public void apply(ProductOperation operation) {
    switch (operation.getOperationCase()) {
      case LIST_ITEM -> list(operation.getListItem());
      case CHANGE_PRICE -> {
        var change = operation.getChangePrice();
        own(change.getItemId(), change.getSellerId())
            .forEach(item -> item.price = change.getPriceCents());
      }
      case CHANGE_UNITS -> {
        var change = operation.getChangeUnits();
        own(change.getItemId(), change.getSellerId())
            .forEach(
                item -> item.units += item.units + change.getDelta() < 0 ? 0 : change.getDelta());
      }
      case WITHDRAW_ITEM -> {
        var change = operation.getWithdrawItem();
        own(change.getItemId(), change.getSellerId())
            .forEach(item -> {
              item.units = 0;
              item.withdrawn = true;
            });
      }
      case GIVE_FEEDBACK -> {
        var feedback = operation.getGiveFeedback();
        List<Object> right = List.of(feedback.getBuyerId(), feedback.getItemId());
        if (bought.contains(right) && voted.add(right)) {
          item(feedback.getItemId()).votes += feedback.getUp() ? 1 : -1;
        }
      }
      case PLACE_ORDER -> place(operation.getPlaceOrder());
      case REFUSE_ORDER ->
          purchases.putIfAbsent(
              operation.getRefuseOrder().getOrderId(), new Purchase(0, "REFUSED"));
      case RECORD_PAYMENT -> pay(operation);
      case COMPLETE_ORDER -> complete(operation.getCompleteOrder().getOrderId());
      case RECORD_ATTEMPT, ACKNOWLEDGE_ORDER, OPERATION_NOT_SET -> {}
    }
  }

  private Stock item(ItemId itemId) {
    var item = items.get(itemId);
    if (item == null) {
      throw new AssertionError("bought what was never listed: " + itemId);
    }
    return item;
  }

  private List<Stock> own(ItemId itemId, long sellerId) {
    return items.entrySet().stream()
        .filter(entry -> entry.getKey().equals(itemId))
        .map(Map.Entry::getValue)
        .filter(item -> item.listing.getSellerId() == sellerId && !item.withdrawn)
        .toList();
  }

  private void list(ListItem listing) {
    for (Stock item : items.values()) {
      if (item.joins(listing)) {
        item.units += listing.getQuantity();
        return;
      }
    }
    long number = numbers.merge(listing.getCategory(), 1L, Long::sum);
    var item = new Stock(listing);
    item.units = listing.getQuantity();
    items.put(Operations.id(listing.getCategory(), number), item);
  }

  private void place(PlaceOrder order) {
    if (purchases.containsKey(order.getOrderId())) {
      return;
    }
    var purchase = new Purchase(order.getBuyerId(), "PLACED");
    purchases.put(order.getOrderId(), purchase);
    for (RequestedLine line : order.getLinesList()) {
      var item = items.get(line.getItemId());
      if (item == null || item.units < line.getQuantity()) {
        purchase.state = "REFUSED";
        purchase.lines.clear();
        return;
      }
      purchase.lines.put(item, (long) line.getQuantity());
    }
    purchase.lines.forEach((item, units) -> item.units -= units);
  }

  private void pay(ProductOperation operation) {
    var purchase = purchases.get(operation.getRecordPayment().getOrderId());
    if (purchase == null || !purchase.state.equals("PLACED")) {
      return;
    }
    purchase.state = operation.getRecordPayment().getAuthorized() ? "PAID" : "DECLINED";
    if (purchase.state.equals("DECLINED")) {
      purchase.lines.forEach((item, units) -> item.units += item.withdrawn ? 0 : units);
    }
  }

  private void complete(String orderId) {
    var purchase = purchases.get(orderId);
    if (purchase == null || !purchase.state.equals("PAID")) {
      return;
    }
    purchase.state = "COMPLETED";
    items.forEach((itemId, item) -> {
      Long units = purchase.lines.get(item);
      if (units != null) {
        sold.merge(item.listing.getSellerId(), units, Long::sum);
        bought.add(List.of(purchase.buyer, itemId));
      }
    });
  }

  /// Stock, price and votes by item, in the order of their keys.
  public List<String> items() {
    var rows = new ArrayList<String>();
    items.entrySet().stream()
        .sorted((a, b) -> Long.compare(ItemKey.of(a.getKey()), ItemKey.of(b.getKey())))
        .forEach(entry -> {
          var item = entry.getValue();
          rows.add(
              "%d|%d|%d|%d|%d"
                  .formatted(
                      ItemKey.of(entry.getKey()),
                      item.units,
                      item.price,
                      item.withdrawn ? 1 : 0,
                      item.votes));
        });
    return rows;
  }

  /// State by order id, in the order of decision.
  public List<String> purchases() {
    var rows = new ArrayList<String>();
    purchases.forEach((orderId, purchase) -> rows.add(orderId + "|" + purchase.state));
    return rows;
  }

  /// Units sold by seller.
  public List<String> sold() {
    return sold.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "|" + entry.getValue())
        .toList();
  }
}
