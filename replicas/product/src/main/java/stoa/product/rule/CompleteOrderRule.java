package stoa.product.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OrderStage;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.product.row.PurchaseKey;
import stoa.product.row.PurchaseRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.row.Vote;
import stoa.proto.product.v1.CompleteOrder;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// PAID to COMPLETED: the units count as sold for their sellers and as bought for the buyer.
public final class CompleteOrderRule {
  private CompleteOrderRule() {}

  public static Decision<ProductRow> decide(
      ProductWorkingSet rows, CompleteOrder completion, CommandContext context) {
    return KnownOrder.in(
        OrderStage.PAID,
        rows,
        completion.getOrderId(),
        outcome ->
            Outcomes.changed(
                rows,
                outcome.completed(context.groupTimeMillis()),
                completion.getEventsList(),
                counted(rows, outcome)));
  }

  private static List<ProductRow> counted(ProductWorkingSet rows, OutcomeRow outcome) {
    var lines = rows.lines(outcome);
    var counted = new ArrayList<ProductRow>();
    unitsBySeller(lines)
        .forEach((sellerId, units) -> counted.add(rating(rows, sellerId).sell(units)));
    lines.forEach(line ->
        counted.add(purchase(rows, outcome.buyerId(), line.itemKey()).buy(line.quantity())));
    return counted;
  }

  private static Map<Long, Long> unitsBySeller(List<OrderLineRow> lines) {
    var units = new TreeMap<Long, Long>();
    lines.forEach(line -> units.merge(line.sellerId(), line.quantity(), Math::addExact));
    return units;
  }

  private static SellerRatingRow rating(ProductWorkingSet rows, long sellerId) {
    return rows.rating(sellerId).orElseGet(() -> new SellerRatingRow(sellerId, 0, 0, 0));
  }

  private static PurchaseRow purchase(ProductWorkingSet rows, long buyerId, long itemKey) {
    return rows.purchase(buyerId, itemKey)
        .orElseGet(() -> new PurchaseRow(new PurchaseKey(buyerId, itemKey), 0, Vote.NONE));
  }
}
