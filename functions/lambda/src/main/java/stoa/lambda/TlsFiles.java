package stoa.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificates of a secret as files, because transport security is told their names. They lie
/// in a directory of the sandbox that its owner alone can read, and go with the application.
final class TlsFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

  /// File → setting.
  private static final Map<String, String> FILES =
      Map.of("tls.crt", "stoa.tls.cert", "tls.key", "stoa.tls.key", "ca.crt", "stoa.tls.ca");

  private Optional<Path> directory = Optional.empty();

  /// Writes what is there.
  ///
  /// @return the settings that name the files; empty without transport security
  Map<String, Object> write(FunctionSettings settings) throws IOException {
    Map<String, Object> properties = new HashMap<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      String content = settings.file(file.getKey());
      if (!content.isEmpty()) {
        Path written = Files.writeString(directory().resolve(file.getKey()), content);
        properties.put(file.getValue(), written.toString());
      }
    }
    return properties;
  }

  private Path directory() throws IOException {
    if (directory.isEmpty()) {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      directory = Optional.of(Files.createTempDirectory("stoa-tls-", ownerOnly));
    }
    return directory.orElseThrow();
  }

  @Override
  public void close() {
    directory.ifPresent(path -> {
      try {
        for (String file : FILES.keySet()) {
          Files.deleteIfExists(path.resolve(file));
        }
        Files.delete(path);
      } catch (IOException left) {
        LOG.warn("Certificates are left in {}: {}", path, left.getMessage());
      }
    });
    directory = Optional.empty();
  }
}
