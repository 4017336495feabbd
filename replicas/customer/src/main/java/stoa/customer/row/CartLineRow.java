package stoa.customer.row;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;

/// A line of a session's cart.
@MappedEntity("cart_line")
public record CartLineRow(@EmbeddedId CartLineKey key, int lineNumber, int quantity)
    implements CustomerRow, LineRow {
  /// The line of an item.
  public static CartLineRow of(long sessionId, ItemKey item, int lineNumber, int quantity) {
    return new CartLineRow(CartLineKey.of(sessionId, item), lineNumber, quantity);
  }

  /// A copy of a line.
  public static CartLineRow of(long sessionId, LineRow line) {
    return of(sessionId, line.item(), line.lineNumber(), line.quantity());
  }

  @Override
  public ItemKey item() {
    return new ItemKey(key.category(), key.itemNumber());
  }
}
