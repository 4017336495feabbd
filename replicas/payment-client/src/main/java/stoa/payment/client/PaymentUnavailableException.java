package stoa.payment.client;

import java.time.Duration;

/// The payment service is away, busy, or did not answer in time: the call is to be repeated. What
/// an unanswered one did is unknown; [Payments#find] tells.
public final class PaymentUnavailableException extends RuntimeException {
  private final Duration retryAfter;
  private final boolean answered;

  private PaymentUnavailableException(String message, Duration retryAfter, boolean answered) {
    super(message, null, false, false);
    this.retryAfter = retryAfter;
    this.answered = answered;
  }

  /// No answer: the call may have had its effect.
  ///
  /// @param message why, without any data of the card
  /// @param retryAfter earliest time of use for the next try
  public static PaymentUnavailableException unanswered(String message, Duration retryAfter) {
    return new PaymentUnavailableException(message, retryAfter, false);
  }

  /// The service said that it is busy: the call certainly had no effect.
  ///
  /// @param retryAfter earliest time of use for the next try
  public static PaymentUnavailableException busy(Duration retryAfter) {
    return new PaymentUnavailableException("payment service: busy", retryAfter, true);
  }

  /// Earliest time of use for the next try.
  public Duration retryAfter() {
    return retryAfter;
  }

  /// Whether the service answered, and so certainly did nothing.
  public boolean answered() {
    return answered;
  }
}
