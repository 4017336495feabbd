package stoa.payment.client;

/// The payment service holds something for the order from which the operation cannot go on; to
/// repeat it is of no use.
public final class PaymentConflictException extends RuntimeException {
  /// A refused operation.
  ///
  /// @param message what the service said, without any data of the card
  public PaymentConflictException(String message) {
    super(message);
  }
}
