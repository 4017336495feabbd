package stoa.buyer.purchase;

import java.time.Duration;

/// The payment service is away, busy, or did not answer in time: what it did is unknown, and the
/// call is to be repeated.
public final class PaymentUnavailableException extends RuntimeException {
  private final Duration retryAfter;

  /// An unanswered call.
  ///
  /// @param message why, without any data of the card
  /// @param retryAfter earliest time of use for the next try
  public PaymentUnavailableException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /// Earliest time of use for the next try.
  public Duration retryAfter() {
    return retryAfter;
  }
}
