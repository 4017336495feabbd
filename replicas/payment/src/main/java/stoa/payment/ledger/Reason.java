package stoa.payment.ledger;

/// Why a transaction was declined.
public enum Reason {
  DECLINED,
  INSUFFICIENT_FUNDS
}
