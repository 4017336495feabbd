package stoa.tls.meter;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import stoa.tls.MutualTls;
import stoa.tls.TransportSecurity;

/// The end of a process's certificate and the peers that it has refused.
public final class TlsMeters {
  private TlsMeters() {}

  /// Registers `stoa.certificate.expiry` (seconds since 1970) and `stoa.tls.refusals`; nothing for
  /// plain text.
  public static void register(TransportSecurity security, MeterRegistry meters) {
    security.tls().ifPresent(tls -> register(tls, meters));
  }

  private static void register(MutualTls tls, MeterRegistry meters) {
    Gauge.builder("stoa.certificate.expiry", tls, TlsMeters::end)
        .baseUnit("seconds")
        .description("when the process's certificate ends, Unix time")
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
}
