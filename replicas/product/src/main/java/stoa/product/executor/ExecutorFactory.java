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

/// The ways to the payment service and the customer group. Neither is built before it is used.
@Factory
final class ExecutorFactory {
  @Singleton
  PaymentConnection connection(ExecutorConfiguration configuration) {
    return new PaymentConnection(configuration.payment());
  }

  @Singleton
  Payments payments(PaymentConnection connection) {
    return new SoapPayments(connection);
  }

  @Singleton
  @Bean(preDestroy = "close")
  CustomerGroup customers(ExecutorConfiguration configuration) {
    return new CustomerGroup(
        new GroupClient(
            "customer",
            configuration.customers(),
            configuration.preference(),
            ChannelSource.plaintext(),
            GroupLimits.standard()));
  }
}
