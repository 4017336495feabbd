package stoa.replica.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import stoa.replica.log.ConfigurationException;

/// What an operator gives a member to begin with: the files of its group's part of a backup, and
/// `restore.properties` beside them, which `stoa admin restore` writes.
///
/// @param id of this restore: another one of the same backup has another
/// @param part `customer` or `product`
/// @param cluster whose backup it is
/// @param level the active level of the state
/// @param position the position of the state
/// @param decidedSinceMillis what was decided at this group time or later may be unknown to the
///   other parts of the backup; milliseconds since 1970, UTC
/// @param range a number that grows from restore to restore: seconds since 2025 began, UTC
/// @param files by name: size in bytes and SHA-256 in hexadecimal
public record RestoreOrder(
    Path directory,
    String id,
    String part,
    long cluster,
    int level,
    long position,
    long decidedSinceMillis,
    long range,
    SortedMap<String, FileFacts> files) {
  private static final String FILE = "restore.properties";
  private static final String FORMAT = "1";
  private static final String FILE_PREFIX = "file.";
  private static final int BUFFER_BYTES = 64 * 1024;

  /// The numbers between two restores' ranges, for each second between them: no system gives out so
  /// many in its life.
  private static final long ACCOUNTS_A_SECOND = 1_000_000;

  /// Item numbers have twelve digits: enough until 2056, for a thousand new items of a category in
  /// each second.
  private static final long ITEMS_A_SECOND = 1_000;

  /// A file of the part.
  public record FileFacts(long bytes, String sha256) {}

  /// Reads the order.
  ///
  /// @throws ConfigurationException when there is none, or it is not understood
  static RestoreOrder read(Path directory) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
      properties.load(reader);
      return of(directory, properties);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "STOA_RESTORE=%s has no usable %s: %s".formatted(directory, FILE, e.getMessage()));
    }
  }

  private static RestoreOrder of(Path directory, Properties properties) {
    if (!FORMAT.equals(properties.getProperty("format"))) {
      throw new IllegalArgumentException("of an unknown format");
    }
    return new RestoreOrder(
        directory,
        text(properties, "restore"),
        text(properties, "part"),
        number(properties, "cluster"),
        Math.toIntExact(number(properties, "level")),
        number(properties, "position"),
        number(properties, "decidedSinceMillis"),
        number(properties, "range"),
        files(properties));
  }

  private static SortedMap<String, FileFacts> files(Properties properties) {
    SortedMap<String, FileFacts> files = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(FILE_PREFIX)) {
        String[] facts = text(properties, name).split(" ", -1);
        if (facts.length != 2) {
          throw new IllegalArgumentException("not understood: " + name);
        }
        files.put(
            name.substring(FILE_PREFIX.length()),
            new FileFacts(Long.parseLong(facts[0]), facts[1]));
      }
    }
    return files;
  }

  private static String text(Properties properties, String name) {
    String value = properties.getProperty(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException("without " + name);
    }
    return value;
  }

  private static long number(Properties properties, String name) {
    return Long.parseLong(text(properties, name));
  }

  /// The least account or session number that this restore gives out.
  public long firstAccount() {
    return Math.multiplyExact(range, ACCOUNTS_A_SECOND);
  }

  /// The least number of an item that this restore gives out, in each category.
  public long firstItem() {
    return Math.multiplyExact(range, ITEMS_A_SECOND);
  }

  /// Compares the files with what the order says of them.
  ///
  /// @throws ConfigurationException naming the first that differs
  void mustBeWhole() {
    files.forEach((name, facts) -> {
      Path file = directory.resolve(name);
      try {
        if (Files.size(file) != facts.bytes() || !sha256(file).equals(facts.sha256())) {
          throw new ConfigurationException(
              "%s is damaged: it is not what the backup wrote".formatted(file));
        }
      } catch (IOException e) {
        throw new ConfigurationException(
            "%s of the backup cannot be read: %s".formatted(file, e.getMessage()));
      }
    });
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
