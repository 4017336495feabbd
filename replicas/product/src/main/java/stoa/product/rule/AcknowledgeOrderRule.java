package stoa.product.rule;

import java.util.List;
import stoa.product.row.OrderStage;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.AcknowledgeOrder;
import stoa.replica.apply.Decision;

/// A DECLINED order's Void and Close are acknowledged.
public final class AcknowledgeOrderRule {
  private AcknowledgeOrderRule() {}

  public static Decision<ProductRow> decide(
      ProductWorkingSet rows, AcknowledgeOrder acknowledgement) {
    return KnownOrder.in(
        OrderStage.DECLINED,
        rows,
        acknowledgement.getOrderId(),
        outcome ->
            outcome.acknowledged()
                ? Outcomes.stands(rows, outcome)
                : Outcomes.changed(
                    rows, outcome.acknowledge(), acknowledgement.getEventsList(), List.of()));
  }
}
