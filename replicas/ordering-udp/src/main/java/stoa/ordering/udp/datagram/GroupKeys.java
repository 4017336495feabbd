package stoa.ordering.udp.datagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import stoa.ordering.udp.ConfigurationException;

/// The secrets that the members of a group share. Two are accepted while they are rotated; the
/// first signs. To rotate: add the new key in second place everywhere, then make it the first
/// everywhere, then remove the old one.
///
/// The text form of a key never contains the secret.
public final class GroupKeys {
  /// At most so many keys are accepted at a time.
  public static final int MAXIMUM_KEYS = 2;

  /// The length of each secret.
  public static final int SECRET_BYTES = 32;

  /// One of them.
  ///
  /// @param id names the key in each datagram, 0 to 2³² - 1
  /// @param secretHex 32 bytes in hexadecimal
  public record Key(int id, String secretHex) {
    public Key {
      if (secretHex.length() != 2 * SECRET_BYTES) {
        throw new ConfigurationException("a group key has 32 bytes, written as 64 hex digits");
      }
    }

    byte[] secret() {
      return HexFormat.of().parseHex(secretHex);
    }

    @Override
    public String toString() {
      return "key " + Integer.toUnsignedString(id);
    }
  }

  private final List<Key> keys;

  /// Takes one or two keys with different ids.
  public GroupKeys(List<Key> keys) {
    if (keys.isEmpty() || keys.size() > MAXIMUM_KEYS) {
      throw new ConfigurationException("one or two group keys are needed, not " + keys.size());
    }
    if (keys.stream().map(Key::id).distinct().count() < keys.size()) {
      throw new ConfigurationException("two group keys have the same id");
    }
    this.keys = List.copyOf(keys);
  }

  /// Reads lines of the form `keyId hex32bytes`, id in decimal; empty lines are skipped.
  ///
  /// @throws ConfigurationException when the file is missing or not of this form
  public static GroupKeys read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return new GroupKeys(
          lines.filter(line -> !line.isBlank()).map(line -> parse(file, line)).toList());
    } catch (IOException e) {
      throw new ConfigurationException("group keys cannot be read from " + file, e);
    }
  }

  /// In order; the first one signs.
  public List<Key> keys() {
    return keys;
  }

  private static Key parse(Path file, String line) {
    List<String> words = List.of(line.strip().split("\\s+", -1));
    try {
      Key key = new Key(Integer.parseUnsignedInt(words.getFirst()), words.getLast());
      if (words.size() == 2 && key.secret().length == SECRET_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // The same answer, and without the line, which contains a secret.
    }
    throw new ConfigurationException("group keys in " + file + ": expected `keyId hex32bytes`");
  }
}
