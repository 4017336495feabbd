package stoa.payment.client;

import java.util.Map;
import java.util.TreeMap;
import stoa.payment.api.ClockEntry;
import stoa.payment.api.DeclineReason;
import stoa.payment.api.Transaction;

/// Clocks and transactions between the purchase's form and the messages'.
final class SoapClocks {
  private SoapClocks() {}

  static stoa.payment.api.VectorClock toSoap(VectorClock clock) {
    stoa.payment.api.VectorClock message = new stoa.payment.api.VectorClock();
    for (Map.Entry<String, Long> count : new TreeMap<>(clock.counts()).entrySet()) {
      ClockEntry entry = new ClockEntry();
      entry.setComponent(count.getKey());
      entry.setCount(count.getValue());
      message.getEntry().add(entry);
    }
    return message;
  }

  static Payment payment(Transaction transaction) {
    return new Payment(state(transaction), fromSoap(transaction.getClock()));
  }

  private static VectorClock fromSoap(stoa.payment.api.VectorClock message) {
    TreeMap<String, Long> counts = new TreeMap<>();
    message
        .getEntry()
        .forEach(entry -> counts.merge(entry.getComponent(), entry.getCount(), Math::max));
    return new VectorClock(counts);
  }

  private static Payment.State state(Transaction transaction) {
    return switch (transaction.getState()) {
      case AUTHORIZED -> Payment.State.AUTHORIZED;
      case CAPTURED -> Payment.State.CAPTURED;
      case VOIDED -> Payment.State.VOIDED;
      case REFUNDED -> Payment.State.REFUNDED;
      case DECLINED ->
          transaction.getDeclineReason() == DeclineReason.INSUFFICIENT_FUNDS
              ? Payment.State.INSUFFICIENT_FUNDS
              : Payment.State.DECLINED;
    };
  }
}
