package stoa.cli.keys;

import java.util.List;
import java.util.stream.Collectors;

/// A symmetric key with its name, as in key files: a line `name hex`.
///
/// @param number rises with each new key; the name is a prefix and the number
/// @param prefix empty for group keys, whose names are numbers
record NamedSecret(String prefix, int number, String hex) {
  static NamedSecret create(String prefix, int number) {
    return new NamedSecret(prefix, number, Secrets.randomHex());
  }

  static String lines(List<NamedSecret> keys) {
    return keys.stream()
        .map(key -> key.prefix + key.number + " " + key.hex + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return prefix + number;
  }
}
