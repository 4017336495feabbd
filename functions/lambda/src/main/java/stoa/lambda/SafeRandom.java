package stoa.lambda;

import java.security.SecureRandom;
import stoa.http.UnworkableConfiguration;

/// Random values must differ between all sandboxes that were restored from one snapshot.
///
/// `NativePRNG`, the default on Linux, mixes every value with bytes that it read from the system
/// within the last tenth of a second. Other sources go on from a state in memory, which all copies
/// of a snapshot share: with one of them, two sandboxes would give out the same keys.
final class SafeRandom {
  private SafeRandom() {}

  /// @throws UnworkableConfiguration when the default source is another one
  static void require() {
    String algorithm = new SecureRandom().getAlgorithm();
    if (!algorithm.startsWith("NativePRNG")) {
      throw new UnworkableConfiguration(
          "a snapshot needs NativePRNG as source of random values, not "
              + algorithm
              + "; change -Dsecurerandom.source or the providers in java.security");
    }
  }
}
