package stoa.payment.ledger;

/// Where an order's transaction stands.
public enum State {
  AUTHORIZED,
  DECLINED,
  CAPTURED,
  VOIDED,
  REFUNDED
}
