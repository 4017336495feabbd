package stoa.product.row;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;

/// A line of an order: units of one item at the price that held when it was placed.
@MappedEntity("order_line")
public record OrderLineRow(
    @EmbeddedId OutcomePart part,
    long itemKey,
    long sellerId,
    String name,
    long quantity,
    long priceCents)
    implements ProductRow {}
