package stoa.customer.rule;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import stoa.customer.row.CartLineRow;
import stoa.customer.row.CheckoutLineRow;
import stoa.customer.row.CheckoutRow;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.LineRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.TakeCart;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Takes a cart for a purchase, once for each order id. Where a record exists it answers alone,
/// whatever has become of the session: a repeat goes on with the same purchase from anywhere.
///
/// Nothing here is kept under a command id. The record does that, and lives longer.
public final class TakeCartRule implements Rule<TakeCart> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, TakeCart operation, CommandContext context) {
    Optional<CheckoutRow> record = rows.checkouts().find(operation.getOrderId());
    if (record.isPresent()) {
      return again(rows, operation, record.get(), context);
    }
    return SessionCheck.freeCart(
        rows,
        operation.getSessionId(),
        context,
        (session, changes) -> first(rows, operation, session, context, changes));
  }

  private static Decision<CustomerRow> again(
      CustomerWorkingSet rows, TakeCart operation, CheckoutRow record, CommandContext context) {
    var changes = new Changes();
    if (!record.matches(hex(operation))) {
      return changes.notKeptRefusal(Code.CODE_KEY_REUSED);
    }
    if (record.open()) {
      changes.put(record.renewedAt(context.groupTimeMillis()));
    }
    return changes.notKept(taken(record, rows.checkoutLines().of(record.orderId())));
  }

  private static Decision<CustomerRow> first(
      CustomerWorkingSet rows,
      TakeCart operation,
      SessionRow session,
      CommandContext context,
      Changes changes) {
    if (session.accountId() != operation.getBuyerId()) {
      return changes.notKeptRefusal(Code.CODE_SESSION_ENDED);
    }
    List<CartLineRow> lines = rows.cartLines().of(session.sessionId());
    if (lines.isEmpty()) {
      return changes.notKeptRefusal(Code.CODE_CART_EMPTY);
    }
    String orderId = operation.getOrderId();
    var record =
        new CheckoutRow(
            orderId,
            session.sessionId(),
            session.accountId(),
            hex(operation),
            CheckoutRow.TAKEN,
            false,
            context.groupTimeMillis());
    changes
        .put(session.takenBy(orderId))
        .put(record)
        .put(lines.stream().map(line -> CheckoutLineRow.of(orderId, line)).toList());
    FraudSignalLog.attempt(rows, session.accountId(), context.groupTimeMillis(), changes);
    return changes.notKept(taken(record, lines));
  }

  private static CustomerResult.Builder taken(CheckoutRow record, List<? extends LineRow> lines) {
    return CustomerResult.newBuilder().setCartTaken(Checkouts.taken(record, lines));
  }

  private static String hex(TakeCart operation) {
    return HexFormat.of().formatHex(operation.getFingerprint().toByteArray());
  }
}
