package stoa.customer.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import stoa.customer.row.AccountRow;
import stoa.customer.row.CheckoutLineRow;
import stoa.customer.row.CheckoutRow;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.ItemKey;
import stoa.customer.row.SavedCartLineRow;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.PurchaseRecorded;
import stoa.proto.customer.v1.RecordPurchase;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// The end of a purchase that was paid: once for each order id, by its record, which is made where
/// it is missing (after a restore). Of an account that is not known nothing is changed.
public final class RecordPurchaseRule implements Rule<RecordPurchase> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, RecordPurchase operation, CommandContext context) {
    Optional<AccountRow> account = rows.accounts().find(operation.getBuyerId());
    if (account.isEmpty()) {
      return new Changes().notKept(recorded(false));
    }
    Optional<CheckoutRow> record = rows.checkouts().find(operation.getOrderId());
    if (record.isPresent() && !record.get().open()) {
      return new Changes().notKept(recorded(true));
    }
    var changes = new Changes();
    record.ifPresentOrElse(
        open -> close(rows, open, changes), () -> createClosed(operation, changes));
    Map<ItemKey, Integer> bought = bought(operation);
    takeFromSaved(rows, operation.getBuyerId(), bought, changes);
    long units = bought.values().stream().mapToLong(Integer::longValue).sum();
    return changes.put(account.get().purchased(units)).notKept(recorded(true));
  }

  private static void close(CustomerWorkingSet rows, CheckoutRow record, Changes changes) {
    changes.put(record.closed());
    Checkouts.holder(rows, record)
        .ifPresent(session ->
            changes.put(session.freed()).remove(rows.cartLines().of(session.sessionId())));
  }

  private static void createClosed(RecordPurchase operation, Changes changes) {
    String orderId = operation.getOrderId();
    changes.put(CheckoutRow.closedWithoutTake(orderId, operation.getBuyerId()));
    int number = 0;
    for (Map.Entry<ItemKey, Integer> line : bought(operation).entrySet()) {
      changes.put(CheckoutLineRow.of(orderId, line.getKey(), number++, line.getValue()));
    }
  }

  private static void takeFromSaved(
      CustomerWorkingSet rows, long accountId, Map<ItemKey, Integer> bought, Changes changes) {
    for (SavedCartLineRow line : rows.savedCartLines().of(accountId)) {
      int rest = line.quantity() - bought.getOrDefault(line.item(), 0);
      if (rest <= 0) {
        changes.remove(line);
      } else if (rest < line.quantity()) {
        changes.put(SavedCartLineRow.of(accountId, line.item(), line.lineNumber(), rest));
      }
    }
  }

  private static Map<ItemKey, Integer> bought(RecordPurchase operation) {
    var bought = new LinkedHashMap<ItemKey, Integer>();
    for (CartLine line : operation.getLinesList()) {
      bought.merge(Carts.key(line.getItemId()), line.getQuantity(), Integer::sum);
    }
    return bought;
  }

  private static CustomerResult.Builder recorded(boolean accountKnown) {
    return CustomerResult.newBuilder()
        .setPurchaseRecorded(PurchaseRecorded.newBuilder().setAccountKnown(accountKnown));
  }
}
