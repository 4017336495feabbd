package stoa.payment.client;

import java.util.Optional;

/// What the payment service does with an order's money. All operations are idempotent by order id
/// and may be repeated after any failure; one that failed by [PaymentUnavailableException] may have
/// had its effect.
public interface Payments {
  /// Sets the order's total aside; decided once for each order.
  ///
  /// @throws PaymentUnavailableException when the service is away or busy
  /// @throws PaymentConflictException when it never will be possible
  Payment authorize(String orderId, long amountCents, String token, VectorClock clock);

  /// Takes what was set aside.
  ///
  /// @throws PaymentUnavailableException when the service is away or busy
  /// @throws PaymentConflictException when nothing is set aside, or another amount
  Payment capture(String orderId, long amountCents, VectorClock clock);

  /// Gives back what was set aside, and bars a later Authorize when nothing was (Void).
  ///
  /// @throws PaymentUnavailableException when the service is away or busy
  /// @throws PaymentConflictException when the money was taken
  Payment release(String orderId, VectorClock clock);

  /// What the service holds for an order: resolves a call without an answer. Changes nothing.
  ///
  /// @throws PaymentUnavailableException when the service is away or busy
  Optional<Payment> find(String orderId);
}
