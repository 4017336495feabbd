package stoa.product.row;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;

/// A step of a checkout.
///
/// @param clock as [VectorClock] stores it
/// @param atMillis by the component's own clock, for display only
@MappedEntity("order_event")
public record OrderEventRow(
    @EmbeddedId OutcomePart part, String name, String component, String clock, long atMillis)
    implements ProductRow {}
