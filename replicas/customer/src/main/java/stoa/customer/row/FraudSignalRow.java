package stoa.customer.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A purchase that was tried, or a payment that was declined.
///
/// @param signalId from the counter, so in the order of time
/// @param kind [#ATTEMPT] or [#DECLINE]
/// @param buyerId 0 when it is not known
/// @param cardFingerprint keyed fingerprint of a declined card, hexadecimal; empty for an attempt
@MappedEntity("fraud_signal")
public record FraudSignalRow(
    @Id long signalId, int kind, long buyerId, String cardFingerprint, long atMillis)
    implements CustomerRow {
  /// The first Take of a cart.
  public static final int ATTEMPT = 1;

  /// A payment that the bank declined.
  public static final int DECLINE = 2;

  /// A signal counts for this long.
  public static final long LIFE_MILLIS = 10 * 60 * 1000L;

  /// Whether the signal no longer counts at a time.
  public boolean expiredAt(long nowMillis) {
    return nowMillis - atMillis >= LIFE_MILLIS;
  }
}
