package stoa.cli.keys;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys that sign one role's tokens. All functions know the next one long before it signs, and
/// the previous one after it has ceased to.
///
/// @param previous public half; null before the first rotation
/// @param current signs
/// @param next signs after the next rotation
record Signing(@Nullable SigningKey previous, SigningKey current, SigningKey next) {
  static Signing create(String role) {
    return new Signing(null, SigningKey.create(role), SigningKey.create(role));
  }

  Signing rotate(String role) {
    return new Signing(current.retired(), next, SigningKey.create(role));
  }

  List<SigningKey> all() {
    List<SigningKey> keys = new ArrayList<>();
    if (previous != null) {
      keys.add(previous);
    }
    keys.add(current);
    keys.add(next);
    return keys;
  }
}
