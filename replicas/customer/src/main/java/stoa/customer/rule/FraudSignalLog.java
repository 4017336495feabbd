package stoa.customer.rule;

import stoa.customer.row.CounterRow;
import stoa.customer.row.FraudSignalRow;

/// Notes fraud signals, and takes away those that no longer count: two for each new one, so the
/// table holds what ten minutes bring and no more than that once was.
final class FraudSignalLog {
  /// How many expired signals each new one takes away.
  static final int PURGED_BY_EACH_NEW_SIGNAL = 2;

  private FraudSignalLog() {}

  /// Notes the first Take of a cart.
  static void attempt(CustomerWorkingSet rows, long buyerId, long nowMillis, Changes changes) {
    note(rows, FraudSignalRow.ATTEMPT, buyerId, "", nowMillis, changes);
  }

  /// Notes a declined payment.
  static void decline(
      CustomerWorkingSet rows,
      long buyerId,
      String cardFingerprint,
      long nowMillis,
      Changes changes) {
    note(rows, FraudSignalRow.DECLINE, buyerId, cardFingerprint, nowMillis, changes);
  }

  private static void note(
      CustomerWorkingSet rows,
      int kind,
      long buyerId,
      String cardFingerprint,
      long nowMillis,
      Changes changes) {
    CounterRow counter = rows.counter(CounterRow.FRAUD_SIGNAL);
    changes
        .put(counter.advanced())
        .put(new FraudSignalRow(counter.nextValue(), kind, buyerId, cardFingerprint, nowMillis));
    changes.remove(rows.oldestExpired(nowMillis, PURGED_BY_EACH_NEW_SIGNAL));
  }
}
