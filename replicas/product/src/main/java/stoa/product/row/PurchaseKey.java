package stoa.product.row;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedProperty;

/// A buyer and an item.
@Embeddable
public record PurchaseKey(
    @MappedProperty("buyer_id") long buyerId, @MappedProperty("item_key") long itemKey) {}
