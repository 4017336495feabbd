package stoa.product.executor;

import java.time.Duration;

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
    Stuck(OpenOrder order, String why) {
      this(order, why, Duration.ZERO);
    }
  }
}
