package stoa.buyer;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import stoa.payment.client.PaymentConnection;

/// Makes the way to the payment service ready in the background once a local process serves, so
/// that the first purchase does not pay for it.
@Singleton
@Requires(property = "stoa.payment.url")
final class PaymentPriming {
  private final PaymentConnection connection;

  PaymentPriming(PaymentConnection connection) {
    this.connection = connection;
  }

  @EventListener
  void prime(ServerStartupEvent event) {
    Thread.ofPlatform().daemon().name("payment-priming").start(connection::prime);
  }
}
