package stoa.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import stoa.payment.card.CardKey;

/// What the service takes from outside of itself.
@Factory
final class PaymentFactory {
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  @Bean(typed = {MeterRegistry.class, PrometheusMeterRegistry.class})
  PrometheusMeterRegistry meters() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    return registry;
  }

  @Singleton
  CardKey cardKey(PaymentConfiguration configuration) {
    try {
      return CardKey.parse(Files.readString(Path.of(configuration.paymentKey())));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "set STOA_PAYMENT_KEY to a readable file with 64 hexadecimal digits");
    }
  }
}
