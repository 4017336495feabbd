package stoa.payment.ledger;

/// What may be asked of an order's transaction.
public sealed interface Operation {
  /// The order.
  String orderId();

  /// The order's clock as the caller knows it.
  Clock clock();

  /// Sets money aside, or declines; decided once.
  record Authorize(String orderId, long amountCents, String token, Clock clock)
      implements Operation {}

  /// Takes what was set aside.
  record Capture(String orderId, long amountCents, Clock clock) implements Operation {}

  /// Gives back what was set aside, or bars an order never seen.
  record Cancel(String orderId, Clock clock) implements Operation {}

  /// Pays a captured amount back.
  record Refund(String orderId, long amountCents, Clock clock) implements Operation {}
}
