package stoa.cli.admin.audit;

/// An order's entry in the payment service's ledger.
record Transaction(String orderId, State state, long amountCents) {
  /// Where it stands.
  enum State {
    AUTHORIZED,
    DECLINED,
    CAPTURED,
    VOIDED,
    REFUNDED
  }

  /// Whether money is set aside or taken.
  boolean holdsMoney() {
    return state == State.AUTHORIZED || state == State.CAPTURED;
  }

  @Override
  public String toString() {
    return state + " " + Cents.text(amountCents);
  }
}
