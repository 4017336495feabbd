package stoa.product.service;

import jakarta.inject.Singleton;
import java.time.Clock;
import stoa.product.table.OutcomeTable;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;

/// The limit on orders that wait for the executor. Beyond it a new order is turned away before the
/// log, and the cart stays taken for the same key.
///
/// The count is this member's own and up to [#COUNT_VALID_MILLIS] old, so the limit may be passed
/// by what arrives within that time.
@Singleton
class OrderQueue {
  /// Orders that are not acknowledged.
  static final int MAX_OPEN = 10_000;

  static final long COUNT_VALID_MILLIS = 250;

  private final OutcomeTable outcomes;
  private final Clock clock;
  private volatile boolean full;
  private volatile long countedAtMillis = Long.MIN_VALUE / 2;

  OrderQueue(OutcomeTable outcomes, Clock clock) {
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /// Whether a new order must wait outside.
  boolean isFull() {
    long now = clock.millis();
    if (now - countedAtMillis > COUNT_VALID_MILLIS || now < countedAtMillis) {
      countedAtMillis = now;
      full = outcomes.countOpen(MAX_OPEN) >= MAX_OPEN;
    }
    return full;
  }

  /// What a turned away order is told.
  static NotTakenException full() {
    return new NotTakenException(
        Reason.OVERLOADED, "queue-full: " + MAX_OPEN + " orders are waiting");
  }
}
