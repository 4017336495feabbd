package stoa.replica.tally;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A named amount.
@MappedEntity("tally")
record TallyRow(@Id String name, long amount) {}
