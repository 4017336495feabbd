package stoa.customer.row;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedProperty;

/// The key of a [CartLineRow].
@Embeddable
public record CartLineKey(
    @MappedProperty("session_id") long sessionId,
    @MappedProperty("category") int category,
    @MappedProperty("item_number") long itemNumber) {
  /// The key of an item's line.
  public static CartLineKey of(long sessionId, ItemKey item) {
    return new CartLineKey(sessionId, item.category(), item.number());
  }
}
