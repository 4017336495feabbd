package stoa.payment.ledger;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/// The bank's moods.
@Singleton
public final class Chance {
  private final SecureRandom random = new SecureRandom();

  /// True at the given rate, 0 to 1.
  public boolean happens(double rate) {
    return random.nextDouble() < rate;
  }
}
