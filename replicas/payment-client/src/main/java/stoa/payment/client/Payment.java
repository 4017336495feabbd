package stoa.payment.client;

/// What the payment service holds for an order.
///
/// @param state where it stands
/// @param clock the order's clock after the service's last step
public record Payment(State state, VectorClock clock) {
  /// Where a payment stands.
  public enum State {
    /// The money is set aside.
    AUTHORIZED,
    /// The bank said no.
    DECLINED,
    /// The bank said no for want of money.
    INSUFFICIENT_FUNDS,
    /// The money was taken.
    CAPTURED,
    /// What was set aside was given back, or nothing ever will be set aside.
    VOIDED,
    /// The money was paid back.
    REFUNDED
  }
}
