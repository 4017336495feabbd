package stoa.customer.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import stoa.customer.row.CartLineRow;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.ItemKey;
import stoa.customer.row.SavedCartLineRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.AddCartLine;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.SeenItem;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// More units of an item in the cart: never more than the stock that the function saw.
public final class AddCartLineRule implements Rule<AddCartLine> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, AddCartLine operation, CommandContext context) {
    return SessionCheck.freeCart(
        rows,
        operation.getSessionId(),
        context,
        (session, changes) -> add(rows, operation, session, changes));
  }

  private static Decision<CustomerRow> add(
      CustomerWorkingSet rows, AddCartLine operation, SessionRow session, Changes changes) {
    Optional<SeenItem> seen =
        operation.getSeenList().stream()
            .filter(item -> item.getFound() && item.getItemId().equals(operation.getItemId()))
            .findFirst();
    if (seen.isEmpty()) {
      return changes.keptRefusal(Code.CODE_ITEM_NOT_FOUND);
    }
    List<CartLineRow> lines = rows.cartLines().of(session.sessionId());
    ItemKey item = Carts.key(operation.getItemId());
    Optional<CartLineRow> line = lines.stream().filter(l -> l.item().equals(item)).findFirst();
    long wanted = line.map(CartLineRow::quantity).orElse(0) + (long) operation.getQuantity();
    long available = seen.get().getAvailable();
    if (wanted > Math.min(available, Carts.MAX_LINE_QUANTITY)) {
      return changes.kept(insufficient(available));
    }
    if (line.isEmpty() && lines.size() >= Carts.MAX_LINES) {
      return changes.notKeptRefusal(Code.CODE_CART_FULL);
    }
    int number = line.map(CartLineRow::lineNumber).orElseGet(() -> nextNumber(lines));
    CartLineRow added = CartLineRow.of(session.sessionId(), item, number, (int) wanted);
    line.ifPresent(lines::remove);
    lines.add(added);
    List<SavedCartLineRow> saved = rows.savedCartLines().of(session.accountId());
    return changes.put(added).kept(Carts.result(lines, saved, operation.getSeenList()));
  }

  private static int nextNumber(List<CartLineRow> lines) {
    return lines.stream()
        .max(Comparator.comparingInt(CartLineRow::lineNumber))
        .map(last -> last.lineNumber() + 1)
        .orElse(0);
  }

  private static CustomerResult.Builder insufficient(long available) {
    return CustomerResult.newBuilder()
        .setRefusal(
            CustomerRefusal.newBuilder()
                .setCode(Code.CODE_INSUFFICIENT_STOCK)
                .setAvailable(available));
  }
}
