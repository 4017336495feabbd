package stoa.product.executor;

import java.time.Duration;
import stoa.payment.client.PaymentUnavailableException;

/// How a step of an order ended.
sealed interface Progress {
  /// The order is in another state, by this step or by somebody else's.
  record Moved(OpenOrder order) implements Progress {}

  /// The step is to be repeated.
  ///
  /// @param order as it stands now
  /// @param why for the log, without any data of the card
  /// @param atLeast the shortest rest of use
  record Stuck(OpenOrder order, String why, Duration atLeast) implements Progress {
    static Stuck of(OpenOrder order, PaymentUnavailableException away) {
      return new Stuck(order, String.valueOf(away.getMessage()), away.retryAfter());
    }
  }
}
