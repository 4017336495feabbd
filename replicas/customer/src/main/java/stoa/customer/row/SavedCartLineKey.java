package stoa.customer.row;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedProperty;

/// The key of a [SavedCartLineRow].
@Embeddable
public record SavedCartLineKey(
    @MappedProperty("account_id") long accountId,
    @MappedProperty("category") int category,
    @MappedProperty("item_number") long itemNumber) {
  /// The key of an item's line.
  public static SavedCartLineKey of(long accountId, ItemKey item) {
    return new SavedCartLineKey(accountId, item.category(), item.number());
  }
}
