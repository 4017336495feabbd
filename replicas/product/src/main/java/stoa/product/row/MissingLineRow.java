package stoa.product.row;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;

/// What a refused purchase lacked.
///
/// @param available units for sale at the decision; 0 when withdrawn or unknown
@MappedEntity("missing_line")
public record MissingLineRow(
    @EmbeddedId OutcomePart part, long itemKey, long requested, long available)
    implements ProductRow {}
