package stoa.product.rule;

import java.util.List;
import stoa.product.row.CounterRow;
import stoa.product.row.Messages;
import stoa.product.row.OrderStage;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.RefuseOrder;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Ends a purchase before there is an order: a check failed, or nobody went on with it.
public final class RefuseOrderRule {
  private RefuseOrderRule() {}

  public static Decision<ProductRow> decide(
      ProductWorkingSet rows, RefuseOrder refusal, CommandContext context) {
    return FirstOutcome.of(
        rows,
        refusal.getOrderId(),
        refusal.getBuyerId(),
        refusal.getFingerprint(),
        () -> refuse(rows, refusal, context));
  }

  private static Decision<ProductRow> refuse(
      ProductWorkingSet rows, RefuseOrder refusal, CommandContext context) {
    var counter = rows.counter(CounterRow.ORDERS).next();
    return Outcomes.decided(
        outcome(refusal, counter.lastNumber(), context),
        List.of(),
        List.of(),
        refusal.getEventsList(),
        List.of(counter));
  }

  private static OutcomeRow outcome(RefuseOrder refusal, long ordinal, CommandContext context) {
    return new OutcomeRow(
        ordinal,
        refusal.getOrderId(),
        refusal.getBuyerId(),
        OrderStage.REFUSED,
        refusal.getReason(),
        DeclineReason.DECLINE_REASON_UNSPECIFIED,
        Messages.hex(refusal.getFingerprint()),
        0,
        LoyaltyCard.LOYALTY_CARD_UNSPECIFIED,
        "",
        "",
        "",
        "",
        0,
        context.groupTimeMillis(),
        0,
        0,
        /* acknowledged= */ true);
  }
}
