package stoa.payment.ledger;

import java.util.Optional;

/// What comes of an operation.
sealed interface Ruling {
  /// The transaction changes to this.
  record Change(State state, long amountCents, Optional<Reason> reason) implements Ruling {}

  /// A repeat, or an operation whose aim is reached already: the transaction as it stands.
  record AsItStands() implements Ruling {}

  /// The operation does not fit what the ledger holds.
  record Conflict() implements Ruling {}
}
