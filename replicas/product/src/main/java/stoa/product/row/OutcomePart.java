package stoa.product.row;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedProperty;

/// The key of a row that belongs to an outcome.
///
/// @param ordinal the outcome's
/// @param line counted from 0 within the outcome
@Embeddable
public record OutcomePart(
    @MappedProperty("ordinal") long ordinal, @MappedProperty("line") int line) {}
