package stoa.client;

import java.util.Locale;

/// Which members a client asks as long as none fails.
public enum MemberPreference {
  /// Reads go to a member drawn at random, which spreads clients over the group: right where each
  /// member has a machine of its own.
  SPREAD,

  /// Reads go where commands go, and all clients begin with the first member: right where the
  /// members share a machine. One member of a group then applies at once what is asked of it, and
  /// the others, which nobody waits for, apply in large batches.
  TOGETHER;

  /// @param text `spread` or `together`
  /// @throws IllegalArgumentException for anything else
  public static MemberPreference parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "spread" -> SPREAD;
      case "together" -> TOGETHER;
      default -> throw new IllegalArgumentException("must be spread or together, not " + text);
    };
  }
}
