package stoa.payment;

import java.util.TreeMap;
import stoa.payment.api.BusyFault;
import stoa.payment.api.ClockEntry;
import stoa.payment.api.DeclineReason;
import stoa.payment.api.Transaction;
import stoa.payment.api.TransactionConflict;
import stoa.payment.api.TransactionConflictFault;
import stoa.payment.api.TransactionState;
import stoa.payment.api.UnknownToken;
import stoa.payment.api.UnknownTokenFault;
import stoa.payment.api.VectorClock;
import stoa.payment.ledger.Clock;
import stoa.payment.ledger.Entry;
import stoa.payment.ledger.Ledger;

/// From the ledger's words to the WSDL's, and back.
final class Answers {
  private Answers() {}

  static Clock clock(VectorClock clock) {
    var counts = new TreeMap<String, Long>();
    clock.getEntry().forEach(e -> counts.merge(e.getComponent(), e.getCount(), Math::max));
    return new Clock(counts);
  }

  static Transaction authorized(Ledger.Outcome outcome)
      throws UnknownTokenFault, BusyFault, TransactionConflictFault {
    return switch (outcome) {
      case Ledger.Outcome.UnknownToken _ ->
          throw new UnknownTokenFault("the token was not made here", new UnknownToken());
      case Ledger.Outcome.Done _, Ledger.Outcome.Conflict _, Ledger.Outcome.Fault _ ->
          done(outcome);
    };
  }

  static Transaction done(Ledger.Outcome outcome) throws BusyFault, TransactionConflictFault {
    return switch (outcome) {
      case Ledger.Outcome.Done done -> transaction(done.entry());
      case Ledger.Outcome.Conflict conflict -> throw conflict(conflict);
      case Ledger.Outcome.Fault _ -> throw Bank.busy("the bank did not answer");
      case Ledger.Outcome.UnknownToken _ ->
          throw new IllegalStateException("only an authorization has a token");
    };
  }

  private static TransactionConflictFault conflict(Ledger.Outcome.Conflict conflict) {
    var info = new TransactionConflict();
    conflict.entry().map(Answers::transaction).ifPresent(info::setTransaction);
    return new TransactionConflictFault("the operation does not fit what the ledger holds", info);
  }

  static Transaction transaction(Entry entry) {
    var transaction = new Transaction();
    transaction.setOrderId(entry.orderId());
    transaction.setState(TransactionState.fromValue(entry.state().name()));
    transaction.setAmountCents(entry.amountCents());
    entry
        .reason()
        .ifPresent(reason -> transaction.setDeclineReason(DeclineReason.fromValue(reason.name())));
    transaction.setClock(clock(Ledger.clockOf(entry)));
    return transaction;
  }

  private static VectorClock clock(Clock clock) {
    var answer = new VectorClock();
    clock
        .counts()
        .forEach((component, count) -> {
          var entry = new ClockEntry();
          entry.setComponent(component);
          entry.setCount(count);
          answer.getEntry().add(entry);
        });
    return answer;
  }
}
