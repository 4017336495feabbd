package stoa.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.util.Locale;
import stoa.tls.TlsConfigurationException;
import stoa.tls.TransportSecurity;
import stoa.tls.meter.TlsMeters;

/// How the service talks to other machines, by `STOA_TLS_CERT`, `STOA_TLS_KEY` and `STOA_TLS_CA`.
@Factory
final class SecurityFactory {
  @Singleton
  TransportSecurity security(PropertyResolver properties, MeterRegistry meters) {
    try {
      TransportSecurity security =
          TransportSecurity.configured(
              variable -> properties.getProperty(property(variable), String.class));
      TlsMeters.register(security, meters);
      return security;
    } catch (TlsConfigurationException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private static String property(String variable) {
    String name = variable.substring("STOA_".length()).toLowerCase(Locale.ROOT);
    return "stoa." + name.replace('_', '-');
  }
}
