package stoa.replica.service;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.util.Locale;
import stoa.replica.log.ConfigurationException;
import stoa.tls.MutualTls;
import stoa.tls.TlsConfigurationException;
import stoa.tls.TransportSecurity;

/// How the replica talks to other machines, by `STOA_TLS_CERT`, `STOA_TLS_KEY` and `STOA_TLS_CA`.
@Factory
final class SecurityFactory {
  @Singleton
  TransportSecurity security(PropertyResolver properties, MeterRegistry meters) {
    try {
      TransportSecurity security =
          TransportSecurity.configured(
              variable -> properties.getProperty(property(variable), String.class));
      security.tls().ifPresent(tls -> watch(tls, meters));
      return security;
    } catch (TlsConfigurationException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private static void watch(MutualTls tls, MeterRegistry meters) {
    Gauge.builder("stoa.certificate.expiry", tls, SecurityFactory::end)
        .baseUnit("seconds")
        .description("when this member's certificate ends, Unix time")
        .register(meters);
    FunctionCounter.builder("stoa.tls.refusals", tls, MutualTls::refusals)
        .description("peers and calls refused because of a certificate")
        .register(meters);
  }

  /// Of what is in the files now, also where nobody has connected for long.
  private static double end(MutualTls tls) {
    tls.keepFresh();
    return tls.expiry().getEpochSecond();
  }

  private static String property(String variable) {
    String name = variable.substring("STOA_".length()).toLowerCase(Locale.ROOT);
    return "stoa." + name.replace('_', '-');
  }
}
