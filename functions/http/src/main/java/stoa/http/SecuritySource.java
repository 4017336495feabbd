package stoa.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import stoa.tls.TlsConfigurationException;
import stoa.tls.TransportSecurity;

/// Reads `STOA_TLS_CERT`, `STOA_TLS_KEY` and `STOA_TLS_CA`, unless another bean says how the
/// function talks to machines.
@Factory
final class SecuritySource {
  @Secondary
  @Singleton
  TransportSecurity security(Environment environment) {
    try {
      return TransportSecurity.configured(
          variable -> environment.getProperty(Settings.property(variable), String.class));
    } catch (TlsConfigurationException unworkable) {
      throw new UnworkableConfiguration(String.valueOf(unworkable.getMessage()));
    }
  }
}
