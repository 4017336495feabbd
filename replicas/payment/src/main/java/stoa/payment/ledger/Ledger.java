package stoa.payment.ledger;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import stoa.crash.CommitPoints;
import stoa.crash.CrashPoints;
import stoa.payment.PaymentConfiguration;
import stoa.payment.card.CardToken;
import stoa.payment.card.CardTokenRepository;
import stoa.payment.card.Conduct;

/// Carries operations out, each in one SQL transaction: what was answered is on disk.
///
/// This process is the ledger's only writer; operations of one order take turns.
@Singleton
public final class Ledger {
  /// This service's slot in vector clocks.
  static final String COMPONENT = "payment";

  private static final int LOCKS = 256;

  private final EntryRepository entries;
  private final CardTokenRepository tokens;
  private final FaultedOrderRepository faulted;
  private final TransactionOperations<Connection> transactions;
  private final java.time.Clock time;
  private final Chance chance;
  private final double approvalRate;
  private final Lock[] locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

  Ledger(
      EntryRepository entries,
      CardTokenRepository tokens,
      FaultedOrderRepository faulted,
      TransactionOperations<Connection> transactions,
      java.time.Clock time,
      Chance chance,
      PaymentConfiguration configuration) {
    this.entries = entries;
    this.tokens = tokens;
    this.faulted = faulted;
    this.transactions = transactions;
    this.time = time;
    this.chance = chance;
    this.approvalRate = configuration.approvalShare();
  }

  /// What an operation came to.
  public sealed interface Outcome {
    /// The transaction after the operation.
    record Done(Entry entry) implements Outcome {}

    /// Nothing was changed; the transaction as it stands, if there is one.
    record Conflict(Optional<Entry> entry) implements Outcome {}

    /// The token was not made here; nothing was recorded.
    record UnknownToken() implements Outcome {}

    /// The test card's fault of the first try; nothing was recorded of a transaction.
    record Fault() implements Outcome {}
  }

  /// Carries an operation out.
  public Outcome carryOut(Operation operation) {
    Lock lock = locks[Math.floorMod(operation.orderId().hashCode(), LOCKS)];
    lock.lock();
    try {
      return committed(operation);
    } finally {
      lock.unlock();
    }
  }

  private Outcome committed(Operation operation) {
    Optional<CommitPoints> crash = LedgerCrashPoints.of(operation);
    Outcome outcome =
        transactions.executeWrite(status -> {
          Outcome decided = decide(operation);
          crash.ifPresent(points -> CrashPoints.reach(points.before()));
          return decided;
        });
    crash.ifPresent(points -> CrashPoints.reach(points.after()));
    return outcome;
  }

  /// What the ledger holds for an order.
  public Optional<Entry> find(String orderId) {
    return transactions.executeRead(status -> entries.findByOrderId(orderId));
  }

  /// Gives the money of an order back that nobody stands for: voids what is set aside, refunds what
  /// was taken, and leaves everything else as it is.
  ///
  /// @return the entry afterwards, if there is one
  public Optional<Entry> giveBack(String orderId) {
    Optional<Operation> operation = find(orderId).flatMap(Ledger::givingBack);
    operation.ifPresent(this::carryOut);
    return find(orderId);
  }

  private static Optional<Operation> givingBack(Entry entry) {
    return switch (entry.state()) {
      case AUTHORIZED -> Optional.of(new Operation.Cancel(entry.orderId(), clockOf(entry)));
      case CAPTURED ->
          Optional.of(new Operation.Refund(entry.orderId(), entry.amountCents(), clockOf(entry)));
      case DECLINED, VOIDED, REFUNDED -> Optional.empty();
    };
  }

  /// Entries in the order of their orders' ids, from behind one on.
  ///
  /// @param after the last one's of the page before; empty for the first page
  public List<Entry> page(String after, int atMost) {
    return transactions.executeRead(status -> entries.findPage(after, atMost));
  }

  private Outcome decide(Operation operation) {
    Optional<Entry> entry = entries.findByOrderId(operation.orderId());
    if (entry.isEmpty() && operation instanceof Operation.Authorize authorize) {
      Optional<CardToken> card = tokens.findByToken(authorize.token());
      if (card.isEmpty()) {
        return new Outcome.UnknownToken();
      }
      tokens.use(authorize.token(), time.millis());
      if (faultsNow(card.get(), authorize)) {
        return new Outcome.Fault();
      }
      return apply(entry, operation, verdict(card.get().conduct()));
    }
    return apply(entry, operation, Optional.empty());
  }

  private boolean faultsNow(CardToken card, Operation.Authorize authorize) {
    if (card.conduct() != Conduct.FAULT_ONCE || faulted.existsByOrderId(authorize.orderId())) {
      return false;
    }
    faulted.save(new FaultedOrder(authorize.orderId()));
    return true;
  }

  private Optional<Reason> verdict(Conduct conduct) {
    return switch (conduct) {
      case APPROVE, FAULT_ONCE -> Optional.empty();
      case DECLINE -> Optional.of(Reason.DECLINED);
      case INSUFFICIENT_FUNDS -> Optional.of(Reason.INSUFFICIENT_FUNDS);
      case BY_CHANCE ->
          chance.happens(approvalRate) ? Optional.empty() : Optional.of(Reason.DECLINED);
    };
  }

  private Outcome apply(Optional<Entry> entry, Operation operation, Optional<Reason> verdict) {
    return switch (LedgerRules.rule(entry, operation, verdict)) {
      case Ruling.AsItStands _ -> new Outcome.Done(entry.orElseThrow());
      case Ruling.Conflict _ -> new Outcome.Conflict(entry);
      case Ruling.Change change -> new Outcome.Done(write(entry, operation, change));
    };
  }

  private Entry write(Optional<Entry> entry, Operation operation, Ruling.Change change) {
    Clock before = entry.map(e -> Clock.parse(e.clock())).orElse(operation.clock());
    var changed =
        new Entry(
            operation.orderId(),
            change.state(),
            change.amountCents(),
            change.reason().orElse(null),
            before.merge(operation.clock()).tick(COMPONENT).text(),
            time.millis());
    return entry.isPresent() ? entries.update(changed) : entries.save(changed);
  }

  /// The clock of an entry.
  public static Clock clockOf(Entry entry) {
    return Clock.parse(entry.clock());
  }
}
