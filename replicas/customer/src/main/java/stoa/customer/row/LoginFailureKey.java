package stoa.customer.row;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedProperty;

/// The key of a [LoginFailureRow].
///
/// @param slot 0 to 4
@Embeddable
public record LoginFailureKey(
    @MappedProperty("account_id") long accountId, @MappedProperty("slot") int slot) {}
