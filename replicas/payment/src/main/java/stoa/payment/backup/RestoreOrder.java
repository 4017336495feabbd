package stoa.payment.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import stoa.payment.ConfigurationException;

/// `restore.properties` beside the ledger's file, which `stoa admin restore` writes.
///
/// @param id of this restore
/// @param cluster whose backup it is
/// @param facts size in bytes and SHA-256 of the ledger's file
record RestoreOrder(Path directory, String id, String part, String cluster, String facts) {
  private static final String FILE = "restore.properties";
  private static final String LEDGER = "ledger.tsv";
  private static final String FORMAT = "1";
  private static final int BUFFER_BYTES = 64 * 1024;

  /// @throws ConfigurationException when there is none
  static RestoreOrder read(Path directory) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "STOA_RESTORE=%s has no usable %s: %s".formatted(directory, FILE, e.getMessage()));
    }
    if (!FORMAT.equals(properties.getProperty("format"))) {
      throw new ConfigurationException(directory.resolve(FILE) + " is of an unknown format");
    }
    return new RestoreOrder(
        directory,
        properties.getProperty("restore", ""),
        properties.getProperty("part", ""),
        properties.getProperty("cluster", ""),
        properties.getProperty("file." + LEDGER, ""));
  }

  Path ledger() {
    return directory.resolve(LEDGER);
  }

  /// @throws ConfigurationException when it is of another part or cluster, or damaged
  void mustFit(long ownCluster) {
    if (id.isEmpty() || !part.equals("payment")) {
      throw new ConfigurationException(directory + " is not the ledger's part of a backup");
    }
    if (!cluster.equals(Long.toString(ownCluster))) {
      throw new ConfigurationException(
          "STOA_RESTORE is refused: it is a backup of cluster %s, and this is cluster %d"
              .formatted(cluster, ownCluster));
    }
    try {
      if (!facts.equals(Files.size(ledger()) + " " + sha256(ledger()))) {
        throw new ConfigurationException(ledger() + " is damaged: it is not what the backup wrote");
      }
    } catch (IOException e) {
      throw new ConfigurationException(ledger() + " cannot be read: " + e.getMessage());
    }
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
