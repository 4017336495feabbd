package stoa.customer.row;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;

/// A line of a cart as an order has taken it.
@MappedEntity("checkout_line")
public record CheckoutLineRow(@EmbeddedId CheckoutLineKey key, int lineNumber, int quantity)
    implements CustomerRow, LineRow {
  /// The line of an item.
  public static CheckoutLineRow of(String orderId, ItemKey item, int lineNumber, int quantity) {
    return new CheckoutLineRow(CheckoutLineKey.of(orderId, item), lineNumber, quantity);
  }

  /// A copy of a line.
  public static CheckoutLineRow of(String orderId, LineRow line) {
    return of(orderId, line.item(), line.lineNumber(), line.quantity());
  }

  @Override
  public ItemKey item() {
    return new ItemKey(key.category(), key.itemNumber());
  }
}
