package stoa.tls;

import java.util.Optional;
import java.util.function.Function;

/// How a process talks to others: by mutual TLS, or in plain text on loopback.
///
/// @param tls empty for plain text
public record TransportSecurity(Optional<MutualTls> tls) {
  /// Plain text.
  public static final TransportSecurity NONE = new TransportSecurity(Optional.empty());

  /// As `STOA_TLS_CERT`, `STOA_TLS_KEY` and `STOA_TLS_CA` say.
  ///
  /// @param variable the value of a variable by its name; empty when it is not set
  /// @throws TlsConfigurationException when it cannot work
  public static TransportSecurity configured(Function<String, Optional<String>> variable) {
    return new TransportSecurity(TlsFiles.configured(variable).map(MutualTls::of));
  }
}
