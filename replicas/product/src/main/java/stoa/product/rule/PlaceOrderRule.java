package stoa.product.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemKey;
import stoa.product.row.ItemRow;
import stoa.product.row.Messages;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OrderStage;
import stoa.product.row.OutcomePart;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.product.row.StoredSuggestions;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.RequestedLine;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Reserves all lines of an order or none, at the prices that hold now. Missing stock refuses it
/// first, then another total than the buyer expected.
public final class PlaceOrderRule {
  private final ProductWorkingSet rows;
  private final PlaceOrder order;
  private final CommandContext context;
  private final CounterRow counter;

  private PlaceOrderRule(ProductWorkingSet rows, PlaceOrder order, CommandContext context) {
    this.rows = rows;
    this.order = order;
    this.context = context;
    this.counter = rows.counter(CounterRow.ORDERS).next();
  }

  public static Decision<ProductRow> decide(
      ProductWorkingSet rows, PlaceOrder order, CommandContext context) {
    return FirstOutcome.of(
        rows,
        order.getOrderId(),
        order.getBuyerId(),
        order.getFingerprint(),
        () -> new PlaceOrderRule(rows, order, context).first());
  }

  private Decision<ProductRow> first() {
    Map<Long, Long> requested = requested();
    var missing = missing(requested);
    if (!missing.isEmpty()) {
      return refuse(RefuseReason.REFUSE_REASON_INSUFFICIENT_STOCK, 0, missing);
    }
    long totalCents = totalCents(requested);
    if (order.hasExpectedTotalCents() && order.getExpectedTotalCents() != totalCents) {
      return refuse(RefuseReason.REFUSE_REASON_PRICE_CHANGED, totalCents, List.of());
    }
    return place(requested, totalCents);
  }

  /// Units by item, in the order of the lines.
  private Map<Long, Long> requested() {
    var units = new LinkedHashMap<Long, Long>();
    for (RequestedLine line : order.getLinesList()) {
      units.merge(ItemKey.of(line.getItemId()), (long) line.getQuantity(), Math::addExact);
    }
    return units;
  }

  private List<MissingLineRow> missing(Map<Long, Long> requested) {
    var missing = new ArrayList<MissingLineRow>();
    requested.forEach((itemKey, units) -> {
      long available = rows.item(itemKey).map(ItemRow::stock).orElse(0L);
      if (available < units) {
        var part = new OutcomePart(counter.lastNumber(), missing.size());
        missing.add(new MissingLineRow(part, itemKey, units, available));
      }
    });
    return missing;
  }

  private long totalCents(Map<Long, Long> requested) {
    return requested.entrySet().stream()
        .mapToLong(line -> Math.multiplyExact(item(line.getKey()).priceCents(), line.getValue()))
        .reduce(0, Math::addExact);
  }

  private Decision<ProductRow> refuse(
      RefuseReason reason, long totalCents, List<MissingLineRow> missing) {
    var others = new ArrayList<ProductRow>(missing);
    others.add(counter);
    var outcome = outcome(OrderStage.REFUSED, reason, totalCents);
    return Outcomes.decided(outcome, List.of(), missing, order.getEventsList(), others);
  }

  private Decision<ProductRow> place(Map<Long, Long> requested, long totalCents) {
    var lines = new ArrayList<OrderLineRow>();
    var others = new ArrayList<ProductRow>();
    requested.forEach((itemKey, units) -> {
      lines.add(line(item(itemKey), units, lines.size()));
      others.add(item(itemKey).reserve(units));
    });
    others.addAll(lines);
    others.add(counter);
    var outcome = outcome(OrderStage.PLACED, RefuseReason.REFUSE_REASON_UNSPECIFIED, totalCents);
    return Outcomes.decided(outcome, lines, List.of(), order.getEventsList(), others);
  }

  private OrderLineRow line(ItemRow item, long units, int line) {
    return new OrderLineRow(
        new OutcomePart(counter.lastNumber(), line),
        item.itemKey(),
        item.sellerId(),
        item.name(),
        units,
        item.priceCents());
  }

  private OutcomeRow outcome(OrderStage stage, RefuseReason reason, long totalCents) {
    return new OutcomeRow(
        counter.lastNumber(),
        order.getOrderId(),
        order.getBuyerId(),
        stage,
        reason,
        DeclineReason.DECLINE_REASON_UNSPECIFIED,
        Messages.hex(order.getFingerprint()),
        totalCents,
        order.getLoyaltyCard(),
        order.getCardToken(),
        Messages.hex(order.getCardFingerprint()),
        stage == OrderStage.REFUSED ? "" : StoredSuggestions.of(suggestions()),
        "",
        0,
        context.groupTimeMillis(),
        0,
        0,
        /* acknowledged= */ stage == OrderStage.REFUSED);
  }

  private List<ItemRow> suggestions() {
    return order.getSuggestionsList().stream()
        .map(ItemKey::of)
        .distinct()
        .flatMap(itemKey -> rows.item(itemKey).stream())
        .filter(item -> !item.withdrawn())
        .toList();
  }

  private ItemRow item(long itemKey) {
    return rows.item(itemKey).orElseThrow();
  }
}
