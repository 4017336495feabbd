package stoa.customer.rule;

import java.util.List;
import stoa.customer.row.CustomerRow;
import stoa.proto.customer.v1.ClearCart;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Empties the cart and the saved one.
public final class ClearCartRule implements Rule<ClearCart> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, ClearCart operation, CommandContext context) {
    return SessionCheck.freeCart(
        rows,
        operation.getSessionId(),
        context,
        (session, changes) ->
            changes
                .remove(rows.cartLines().of(session.sessionId()))
                .remove(rows.savedCartLines().of(session.accountId()))
                .kept(Carts.result(List.of(), List.of(), List.of())));
  }
}
