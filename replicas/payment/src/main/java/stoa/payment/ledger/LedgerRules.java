package stoa.payment.ledger;

import java.util.Optional;

/// The transitions of the picture in this package's description. Pure.
final class LedgerRules {
  private static final Ruling AS_IT_STANDS = new Ruling.AsItStands();
  private static final Ruling CONFLICT = new Ruling.Conflict();

  private LedgerRules() {}

  /// @param verdict the bank's, used only when an authorization is decided: empty approves
  static Ruling rule(Optional<Entry> entry, Operation operation, Optional<Reason> verdict) {
    return switch (operation) {
      case Operation.Authorize authorize -> authorize(entry, authorize, verdict);
      case Operation.Capture capture ->
          moveFrom(entry, State.AUTHORIZED, State.CAPTURED, capture.amountCents());
      case Operation.Refund refund ->
          moveFrom(entry, State.CAPTURED, State.REFUNDED, refund.amountCents());
      case Operation.Cancel _ -> cancel(entry);
    };
  }

  private static Ruling authorize(
      Optional<Entry> entry, Operation.Authorize authorize, Optional<Reason> verdict) {
    if (entry.isEmpty()) {
      return new Ruling.Change(
          verdict.isPresent() ? State.DECLINED : State.AUTHORIZED,
          authorize.amountCents(),
          verdict);
    }
    if (barred(entry.get())) {
      return new Ruling.Change(
          State.DECLINED, authorize.amountCents(), Optional.of(Reason.DECLINED));
    }
    return entry.get().amountCents() == authorize.amountCents() ? AS_IT_STANDS : CONFLICT;
  }

  /// Voided before it was ever authorized.
  private static boolean barred(Entry entry) {
    return entry.state() == State.VOIDED && entry.amountCents() == 0;
  }

  private static Ruling moveFrom(Optional<Entry> entry, State from, State to, long amountCents) {
    if (entry.isEmpty() || entry.get().amountCents() != amountCents) {
      return CONFLICT;
    }
    if (entry.get().state() == to) {
      return AS_IT_STANDS;
    }
    return entry.get().state() == from
        ? new Ruling.Change(to, amountCents, Optional.empty())
        : CONFLICT;
  }

  private static Ruling cancel(Optional<Entry> entry) {
    if (entry.isEmpty()) {
      return new Ruling.Change(State.VOIDED, 0, Optional.empty());
    }
    return switch (entry.get().state()) {
      case AUTHORIZED ->
          new Ruling.Change(State.VOIDED, entry.get().amountCents(), Optional.empty());
      case VOIDED, DECLINED -> AS_IT_STANDS;
      case CAPTURED, REFUNDED -> CONFLICT;
    };
  }
}
