package stoa.product.rule;

import java.util.List;
import stoa.product.row.ItemRow;
import stoa.product.row.OrderStage;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.proto.product.v1.RecordPayment;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// PLACED to PAID, or to DECLINED with the units released in the same command.
public final class RecordPaymentRule {
  private RecordPaymentRule() {}

  public static Decision<ProductRow> decide(
      ProductWorkingSet rows, RecordPayment payment, CommandContext context) {
    return KnownOrder.in(
        OrderStage.PLACED,
        rows,
        payment.getOrderId(),
        outcome ->
            payment.getAuthorized()
                ? Outcomes.changed(rows, outcome.paid(), payment.getEventsList(), List.of())
                : decline(rows, outcome, payment, context));
  }

  private static Decision<ProductRow> decline(
      ProductWorkingSet rows, OutcomeRow outcome, RecordPayment payment, CommandContext context) {
    List<ItemRow> released =
        rows.lines(outcome).stream()
            .map(line -> rows.item(line.itemKey()).orElseThrow().release(line.quantity()))
            .toList();
    var declined = outcome.declined(payment.getDeclineReason(), context.groupTimeMillis());
    return Outcomes.changed(rows, declined, payment.getEventsList(), released);
  }
}
