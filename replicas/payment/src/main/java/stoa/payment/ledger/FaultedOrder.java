package stoa.payment.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// An order whose first try met the fault of its test card.
@MappedEntity("faulted_order")
record FaultedOrder(@Id String orderId) {}
