package stoa.customer.read;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import stoa.replica.log.ConfigurationException;

/// When a checkout counts as abandoned, by an environment variable. It only starts the looking
/// after it, so members may differ.
///
/// @param abandonedAfterMillis `STOA_ABANDONED_AFTER_MILLIS`: how long nobody went on with it;
///   longer than a function may take for a call, or purchases under way are given up
@ConfigurationProperties("stoa")
public record CheckoutConfiguration(@Bindable(defaultValue = "30000") long abandonedAfterMillis) {
  /// @throws ConfigurationException when the time is not positive
  public CheckoutConfiguration {
    if (abandonedAfterMillis <= 0) {
      throw new ConfigurationException("STOA_ABANDONED_AFTER_MILLIS: must be positive");
    }
  }
}
