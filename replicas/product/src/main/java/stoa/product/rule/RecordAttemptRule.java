package stoa.product.rule;

import java.util.List;
import stoa.product.row.OrderStage;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.RecordAttempt;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Notes the first try to charge a PLACED order.
public final class RecordAttemptRule {
  private RecordAttemptRule() {}

  public static Decision<ProductRow> decide(
      ProductWorkingSet rows, RecordAttempt attempt, CommandContext context) {
    return KnownOrder.in(
        OrderStage.PLACED,
        rows,
        attempt.getOrderId(),
        outcome ->
            outcome.firstAttemptAtMillis() == 0
                ? Outcomes.changed(
                    rows, outcome.attempted(context.groupTimeMillis()), List.of(), List.of())
                : Outcomes.stands(rows, outcome));
  }
}
