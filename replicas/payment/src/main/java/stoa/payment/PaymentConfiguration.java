package stoa.payment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// What the service is told at start, by environment variables (`STOA_HTTP_PORT`, …).
///
/// @param httpHost address to listen on
/// @param httpPort port of the SOAP endpoint
/// @param metricsPort port of metrics and health, on loopback
/// @param approvalRate share of cards that are approved by chance, 0 to 1
/// @param paymentKey file with 64 hexadecimal digits: the key of card fingerprints
/// @param paymentDelayMillis `FROM-TO`: how long each call takes beside its work, for tests
/// @param paymentFaults share of calls that fail, 0 to 1, for tests: half of them are refused
///   before they have an effect, half are not answered after it
/// @param paymentSeed what delays and faults are drawn from
@ConfigurationProperties("stoa")
public record PaymentConfiguration(
    @Bindable(defaultValue = "127.0.0.1") String httpHost,
    int httpPort,
    @Bindable(defaultValue = "0") int metricsPort,
    @Bindable(defaultValue = "0.9") String approvalRate,
    String paymentKey,
    @Bindable(defaultValue = "0-0") String paymentDelayMillis,
    @Bindable(defaultValue = "0") String paymentFaults,
    @Bindable(defaultValue = "1") String paymentSeed) {
  /// The share of cards that are approved by chance.
  ///
  /// @throws ConfigurationException when it is none
  public double approvalShare() {
    return share("STOA_APPROVAL_RATE", approvalRate);
  }

  /// A number from 0 to 1.
  ///
  /// @throws ConfigurationException when the text is none
  static double share(String variable, String text) {
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException malformed) {
      // As for a number outside of the range.
    }
    throw new ConfigurationException(variable + " must be from 0 to 1, not '" + text + "'");
  }
}
