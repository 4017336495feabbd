package stoa.cli.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How a list of symmetric keys changes while one is rotated. The first key makes new tags, all of
/// them are accepted, and the newest has the highest number.
///
/// ```text
///  [old] ──add──▶ [old, new] ──use──▶ [new, old] ──drop──▶ [new]
/// ```
final class SecretRotation {
  private SecretRotation() {}

  /// Whether the newest key is there and not in use yet.
  static boolean isAdded(List<NamedSecret> keys) {
    return keys.getFirst().number() < newest(keys).number();
  }

  private static NamedSecret newest(List<NamedSecret> keys) {
    return keys.stream().max(Comparator.comparingInt(NamedSecret::number)).orElseThrow();
  }

  /// A fresh key in the last place.
  static List<NamedSecret> add(List<NamedSecret> keys) {
    NamedSecret newest = newest(keys);
    List<NamedSecret> changed = new ArrayList<>(keys);
    changed.add(NamedSecret.create(newest.prefix(), newest.number() + 1));
    return List.copyOf(changed);
  }

  /// The newest key in the first place.
  static List<NamedSecret> use(List<NamedSecret> keys) {
    NamedSecret newest = newest(keys);
    List<NamedSecret> changed = new ArrayList<>(keys);
    changed.remove(newest);
    changed.addFirst(newest);
    return List.copyOf(changed);
  }

  /// The key in use alone.
  static List<NamedSecret> drop(List<NamedSecret> keys) {
    return List.of(keys.getFirst());
  }
}
