package stoa.customer.rule;

import java.util.HexFormat;
import stoa.customer.row.CheckoutRow;
import stoa.customer.row.CustomerRow;
import stoa.proto.customer.v1.CheckoutClosed;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.customer.v1.CustomerResult;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// The end of a purchase that came to nothing: the record is CLOSED and the cart is free again.
///
/// Without a record one is made, so that a Take that was under way for long does not bring the
/// purchase back. A decline counts once, whichever Close tells of it first.
public final class CloseCheckoutRule implements Rule<CloseCheckout> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, CloseCheckout operation, CommandContext context) {
    CheckoutRow record =
        rows.checkouts()
            .find(operation.getOrderId())
            .orElseGet(() -> CheckoutRow.closedWithoutTake(operation.getOrderId(), 0));
    var changes = new Changes();
    Checkouts.holder(rows, record).ifPresent(session -> changes.put(session.freed()));
    CheckoutRow closed = record.closed();
    if (operation.getDeclined() && !record.declineCounted()) {
      closed = closed.withDeclineCounted();
      String card = HexFormat.of().formatHex(operation.getCardFingerprint().toByteArray());
      FraudSignalLog.decline(rows, record.buyerId(), card, context.groupTimeMillis(), changes);
    }
    return changes
        .put(closed)
        .notKept(
            CustomerResult.newBuilder().setCheckoutClosed(CheckoutClosed.getDefaultInstance()));
  }
}
