package stoa.ordering.udp.datagram;

import java.util.Locale;

/// Why a datagram, or a message in it, was dropped.
public enum Refusal {
  /// Shorter than the fixed prefix.
  TRUNCATED,
  /// Longer than [Envelope#MAXIMUM_BYTES].
  OVERSIZED,
  /// Not one of ours, or of a version that is not spoken here.
  FOREIGN,
  /// Of another group.
  OTHER_CLUSTER,
  /// Signed with a key that is not accepted here.
  UNKNOWN_KEY,
  /// The tag does not fit: forged or corrupted.
  FORGED,
  /// Authentic, yet not decodable or beyond a limit.
  MALFORMED,
  /// From a member number that the group does not have, or from this member itself.
  UNKNOWN_SENDER;

  /// For metrics, such as `other-cluster`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
