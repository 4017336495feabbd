package stoa.customer.row;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedProperty;

/// The key of a [CheckoutLineRow].
@Embeddable
public record CheckoutLineKey(
    @MappedProperty("order_id") String orderId,
    @MappedProperty("category") int category,
    @MappedProperty("item_number") long itemNumber) {
  /// The key of an item's line.
  public static CheckoutLineKey of(String orderId, ItemKey item) {
    return new CheckoutLineKey(orderId, item.category(), item.number());
  }
}
