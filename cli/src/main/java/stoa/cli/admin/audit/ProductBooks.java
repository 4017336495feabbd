package stoa.cli.admin.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one member of the product group holds, at one position.
///
/// @param orders the outcomes of all order ids, refusals included, in the order of decision
/// @param soldBySeller units that count as sold
/// @param boughtByBuyer units that a buyer may vote on
record ProductBooks(
    long position,
    List<Item> items,
    List<Order> orders,
    Map<Long, Long> soldBySeller,
    Map<Long, Long> boughtByBuyer) {

  /// The orders by their ids; of two with one id the first.
  Map<String, Order> byId() {
    Map<String, Order> byId = LinkedHashMap.newLinkedHashMap(orders.size());
    orders.forEach(order -> byId.putIfAbsent(order.id(), order));
    return byId;
  }
}
