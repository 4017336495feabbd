package stoa.product.rule;

import java.util.List;
import stoa.product.row.OrderStage;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.AcknowledgeOrder;
import stoa.replica.apply.Decision;

/// A DECLINED order's Void and Close are acknowledged, or, after a restore, a COMPLETED one's
/// Capture and RecordPurchase, which were repeated.
public final class AcknowledgeOrderRule {
  private AcknowledgeOrderRule() {}

  public static Decision<ProductRow> decide(
      ProductWorkingSet rows, AcknowledgeOrder acknowledgement) {
    OrderStage end =
        rows.outcome(acknowledgement.getOrderId())
            .map(OutcomeRow::stage)
            .filter(stage -> stage == OrderStage.COMPLETED)
            .orElse(OrderStage.DECLINED);
    return KnownOrder.in(
        end,
        rows,
        acknowledgement.getOrderId(),
        outcome ->
            outcome.acknowledged()
                ? Outcomes.stands(rows, outcome)
                : Outcomes.changed(
                    rows, outcome.acknowledge(), acknowledgement.getEventsList(), List.of()));
  }
}
