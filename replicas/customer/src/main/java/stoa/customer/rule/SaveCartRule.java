package stoa.customer.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import stoa.customer.row.CartLineRow;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.SavedCartLineKey;
import stoa.customer.row.SavedCartLineRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.SaveCart;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Keeps the cart for the account, in the place of what was saved before. Allowed while an order
/// holds the cart, which stays as it is.
public final class SaveCartRule implements Rule<SaveCart> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, SaveCart operation, CommandContext context) {
    return SessionCheck.activeBuyer(
        rows,
        operation.getSessionId(),
        context,
        (session, changes) -> save(rows, operation, session, changes));
  }

  private static Decision<CustomerRow> save(
      CustomerWorkingSet rows, SaveCart operation, SessionRow session, Changes changes) {
    List<CartLineRow> lines = rows.cartLines().of(session.sessionId());
    List<SavedCartLineRow> saved =
        lines.stream().map(line -> SavedCartLineRow.of(session.accountId(), line)).toList();
    Set<SavedCartLineKey> keys =
        saved.stream().map(SavedCartLineRow::key).collect(Collectors.toSet());
    List<SavedCartLineRow> gone =
        rows.savedCartLines().of(session.accountId()).stream()
            .filter(line -> !keys.contains(line.key()))
            .toList();
    return changes
        .remove(gone)
        .put(saved)
        .kept(Carts.result(lines, saved, operation.getSeenList()));
  }
}
