package stoa.product.state;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemKey;
import stoa.product.rule.ListItemRule;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.GiveFeedback;
import stoa.proto.product.v1.ListItem;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.ProductOperation;

/// The keys that a batch of operations names, before anything is loaded.
final class AskedKeys {
  final Set<Long> items = new LinkedHashSet<>();
  final Set<String> listingHashes = new LinkedHashSet<>();
  final Set<String> counters = new LinkedHashSet<>();
  final Set<Long> sellers = new LinkedHashSet<>();
  final Set<String> orders = new LinkedHashSet<>();
  final Set<Long> buyers = new LinkedHashSet<>();

  /// Items whose purchases and sellers' ratings may change.
  final Set<Long> countedItems = new LinkedHashSet<>();

  private final Set<String> completedOrders = new LinkedHashSet<>();

  AskedKeys(List<ProductOperation> operations) {
    operations.stream()
        .filter(ProductOperation::hasCompleteOrder)
        .forEach(operation -> completedOrders.add(operation.getCompleteOrder().getOrderId()));
    operations.forEach(this::ask);
  }

  /// Whether the batch completes the order, so that its buyer and its items count.
  boolean completes(String orderId) {
    return completedOrders.contains(orderId);
  }

  private void ask(ProductOperation operation) {
    switch (operation.getOperationCase()) {
      case LIST_ITEM -> ask(operation.getListItem());
      case CHANGE_PRICE -> items.add(ItemKey.of(operation.getChangePrice().getItemId()));
      case CHANGE_UNITS -> items.add(ItemKey.of(operation.getChangeUnits().getItemId()));
      case WITHDRAW_ITEM -> items.add(ItemKey.of(operation.getWithdrawItem().getItemId()));
      case GIVE_FEEDBACK -> ask(operation.getGiveFeedback());
      case PLACE_ORDER -> ask(operation.getPlaceOrder());
      case REFUSE_ORDER -> {
        orders.add(operation.getRefuseOrder().getOrderId());
        counters.add(CounterRow.ORDERS);
      }
      case RECORD_PAYMENT -> orders.add(operation.getRecordPayment().getOrderId());
      case COMPLETE_ORDER -> orders.add(operation.getCompleteOrder().getOrderId());
      case RECORD_ATTEMPT -> orders.add(operation.getRecordAttempt().getOrderId());
      case ACKNOWLEDGE_ORDER -> orders.add(operation.getAcknowledgeOrder().getOrderId());
      case OPERATION_NOT_SET -> throw new IllegalArgumentException("an operation without content");
    }
  }

  private void ask(ListItem listing) {
    listingHashes.add(ListItemRule.identity(listing).hash());
    counters.add(CounterRow.ofCategory(listing.getCategory()));
    sellers.add(listing.getSellerId());
  }

  private void ask(GiveFeedback feedback) {
    long itemKey = ItemKey.of(feedback.getItemId());
    items.add(itemKey);
    countedItems.add(itemKey);
    buyers.add(feedback.getBuyerId());
  }

  private void ask(PlaceOrder order) {
    orders.add(order.getOrderId());
    counters.add(CounterRow.ORDERS);
    order.getLinesList().forEach(line -> items.add(ItemKey.of(line.getItemId())));
    items.addAll(keys(order.getSuggestionsList()));
    if (completes(order.getOrderId())) {
      buyers.add(order.getBuyerId());
      order.getLinesList().forEach(line -> countedItems.add(ItemKey.of(line.getItemId())));
    }
  }

  private static List<Long> keys(Collection<ItemId> itemIds) {
    return itemIds.stream().map(ItemKey::of).toList();
  }
}
