package stoa.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where a machine finds what it needs for mutual TLS.
///
/// @param certificate PEM, the machine's own certificate and its chain
/// @param key PEM, PKCS#8, unencrypted
/// @param authorities PEM, the private CA's certificates; two during a rotation
public record TlsFiles(Path certificate, Path key, Path authorities) implements PemSource {
  /// The variable of the certificate's file.
  public static final String CERTIFICATE = "STOA_TLS_CERT";

  /// The variable of the key's file.
  public static final String KEY = "STOA_TLS_KEY";

  /// The variable of the authorities' file.
  public static final String AUTHORITIES = "STOA_TLS_CA";

  /// Longer files are none of ours, bytes.
  private static final long MAX_BYTES = 256 * 1024;

  /// Reads the three variables.
  ///
  /// @param variable the value of a variable by its name; empty when it is not set
  /// @return empty when none is set: then everything is plain text
  /// @throws TlsConfigurationException when only some are
  public static Optional<TlsFiles> configured(Function<String, Optional<String>> variable) {
    Optional<Path> certificate = path(variable, CERTIFICATE);
    Optional<Path> key = path(variable, KEY);
    Optional<Path> authorities = path(variable, AUTHORITIES);
    long set = Stream.of(certificate, key, authorities).filter(Optional::isPresent).count();
    if (set == 0) {
      return Optional.empty();
    }
    if (set < 3) {
      throw new TlsConfigurationException(
          "set all of %s, %s and %s, or none".formatted(CERTIFICATE, KEY, AUTHORITIES));
    }
    return Optional.of(
        new TlsFiles(certificate.orElseThrow(), key.orElseThrow(), authorities.orElseThrow()));
  }

  private static Optional<Path> path(Function<String, Optional<String>> variable, String name) {
    return variable.apply(name).filter(value -> !value.isBlank()).map(Path::of);
  }

  @Override
  public Pem read() throws IOException {
    return new Pem(text(certificate), text(key), text(authorities));
  }

  private static String text(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException(file + " is not there or not readable");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
    }
    return Files.readString(file);
  }

  @Override
  public String toString() {
    return "%s, %s, %s".formatted(certificate, key, authorities);
  }
}
