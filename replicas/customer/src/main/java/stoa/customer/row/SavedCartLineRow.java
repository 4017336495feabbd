package stoa.customer.row;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;

/// A line of the cart that an account has saved.
@MappedEntity("saved_cart_line")
public record SavedCartLineRow(@EmbeddedId SavedCartLineKey key, int lineNumber, int quantity)
    implements CustomerRow, LineRow {
  /// The line of an item.
  public static SavedCartLineRow of(long accountId, ItemKey item, int lineNumber, int quantity) {
    return new SavedCartLineRow(SavedCartLineKey.of(accountId, item), lineNumber, quantity);
  }

  /// A copy of a line.
  public static SavedCartLineRow of(long accountId, LineRow line) {
    return of(accountId, line.item(), line.lineNumber(), line.quantity());
  }

  @Override
  public ItemKey item() {
    return new ItemKey(key.category(), key.itemNumber());
  }
}
