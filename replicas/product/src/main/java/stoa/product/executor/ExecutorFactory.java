package stoa.product.executor;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import stoa.client.ChannelSource;
import stoa.client.CustomerGroup;
import stoa.client.GroupClient;
import stoa.client.GroupLimits;
import stoa.payment.client.PaymentConnection;
import stoa.payment.client.Payments;
import stoa.payment.client.SoapPayments;
import stoa.replica.log.ConfigurationException;
import stoa.tls.Role;
import stoa.tls.TransportSecurity;

/// The ways to the payment service and the customer group. Neither is built before it is used.
@Factory
final class ExecutorFactory {
  @Singleton
  PaymentConnection connection(ExecutorConfiguration configuration, TransportSecurity security) {
    try {
      return new PaymentConnection(configuration.payment(), security);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("STOA_PAYMENT_URL: " + e.getMessage());
    }
  }

  @Singleton
  Payments payments(PaymentConnection connection) {
    return new SoapPayments(connection);
  }

  @Singleton
  @Bean(preDestroy = "close")
  CustomerGroup customers(ExecutorConfiguration configuration, TransportSecurity security) {
    return new CustomerGroup(
        new GroupClient(
            "customer",
            configuration.customers(),
            configuration.preference(),
            ChannelSource.of(security, Role.CUSTOMER_MEMBER),
            GroupLimits.standard()));
  }
}
