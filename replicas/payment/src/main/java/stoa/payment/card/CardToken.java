package stoa.payment.card;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// What is kept of a card.
///
/// @param createdAt milliseconds since 1970, UTC
/// @param usedAt when an authorization last named it, at first when it was made; milliseconds since
///   1970, UTC
@MappedEntity("card_token")
public record CardToken(@Id String token, Conduct conduct, long createdAt, long usedAt) {}
