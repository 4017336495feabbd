package stoa.product.rule;

import java.util.function.Function;
import stoa.product.row.OrderStage;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.replica.apply.Decision;

/// A step of an order has an effect in one stage only; in any other the outcome stands as it is, so
/// a step may be repeated, and a leader that fell behind does no harm.
final class KnownOrder {
  private KnownOrder() {}

  static Decision<ProductRow> in(
      OrderStage stage,
      ProductWorkingSet rows,
      String orderId,
      Function<OutcomeRow, Decision<ProductRow>> step) {
    return rows.outcome(orderId)
        .map(outcome ->
            outcome.stage() == stage ? step.apply(outcome) : Outcomes.stands(rows, outcome))
        .orElseGet(() -> Results.refused(Code.CODE_ORDER_NOT_FOUND));
  }
}
