package stoa.customer.rule;

import java.util.List;
import java.util.Optional;
import stoa.customer.row.CartLineRow;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.ItemKey;
import stoa.customer.row.SavedCartLineRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.RemoveCartLine;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Fewer units of an item in the cart, or none.
public final class RemoveCartLineRule implements Rule<RemoveCartLine> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, RemoveCartLine operation, CommandContext context) {
    return SessionCheck.freeCart(
        rows,
        operation.getSessionId(),
        context,
        (session, changes) -> remove(rows, operation, session, changes));
  }

  private static Decision<CustomerRow> remove(
      CustomerWorkingSet rows, RemoveCartLine operation, SessionRow session, Changes changes) {
    List<CartLineRow> lines = rows.cartLines().of(session.sessionId());
    ItemKey item = Carts.key(operation.getItemId());
    Optional<CartLineRow> found = lines.stream().filter(l -> l.item().equals(item)).findFirst();
    if (found.isEmpty()) {
      return changes.keptRefusal(Code.CODE_LINE_NOT_FOUND);
    }
    CartLineRow line = found.get();
    lines.remove(line);
    if (operation.hasQuantity() && operation.getQuantity() < line.quantity()) {
      int rest = line.quantity() - operation.getQuantity();
      CartLineRow smaller = CartLineRow.of(session.sessionId(), item, line.lineNumber(), rest);
      lines.add(smaller);
      changes.put(smaller);
    } else {
      changes.remove(line);
    }
    List<SavedCartLineRow> saved = rows.savedCartLines().of(session.accountId());
    return changes.kept(Carts.result(lines, saved, operation.getSeenList()));
  }
}
