package stoa.lambda;

import java.util.Optional;
import java.util.stream.Stream;
import stoa.http.UnworkableConfiguration;
import stoa.tls.MutualTls;
import stoa.tls.PemSource;
import stoa.tls.TlsConfigurationException;
import stoa.tls.TransportSecurity;

/// The certificates of a secret, and whether the application would like fresh ones: it asks for
/// them when a machine has refused them, or the function a machine.
final class SecretCertificates implements PemSource {
  private final Pem pem;
  private volatile boolean inUse;
  private volatile boolean doubted;

  private SecretCertificates(Pem pem) {
    this.pem = pem;
  }

  /// What the settings hold.
  ///
  /// @return empty without transport security
  /// @throws UnworkableConfiguration when some of the three are missing
  static Optional<SecretCertificates> of(FunctionSettings settings) {
    String certificate = settings.file("tls.crt");
    String key = settings.file("tls.key");
    String authorities = settings.file("ca.crt");
    long missing = Stream.of(certificate, key, authorities).filter(String::isBlank).count();
    return switch ((int) missing) {
      case 0 -> Optional.of(new SecretCertificates(new Pem(certificate, key, authorities)));
      case 3 -> Optional.empty();
      default ->
          throw new UnworkableConfiguration(
              "the secret must hold all of tls.crt, tls.key and ca.crt, or none");
    };
  }

  /// Transport security by these certificates.
  ///
  /// @throws UnworkableConfiguration when they cannot be used, with why
  TransportSecurity security() {
    try {
      return new TransportSecurity(Optional.of(MutualTls.of(this)));
    } catch (TlsConfigurationException unusable) {
      throw new UnworkableConfiguration(String.valueOf(unusable.getMessage()));
    }
  }

  /// Always the same: another secret makes another application.
  @Override
  public Pem read() {
    doubted = inUse;
    inUse = true;
    return pem;
  }

  boolean areDoubted() {
    return doubted;
  }

  /// The secret has been read again, and holds the same.
  void areCurrent() {
    doubted = false;
  }

  @Override
  public String toString() {
    return "the function's secret";
  }
}
