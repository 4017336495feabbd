package stoa.buyer;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import stoa.buyer.payment.PaymentConnection;
import stoa.buyer.payment.SoapPayments;
import stoa.buyer.purchase.CheckoutRecords;
import stoa.buyer.purchase.InstanceName;
import stoa.buyer.purchase.OrderBook;
import stoa.buyer.purchase.Payments;
import stoa.buyer.purchase.PurchaseFlow;
import stoa.http.FunctionRole;
import stoa.http.Settings;
import stoa.http.UnworkableConfiguration;

/// What the buyer function is made of beside its controllers.
@Factory
final class PurchaseParts {
  @Singleton
  FunctionRole role() {
    return FunctionRole.BUYER;
  }

  @Singleton
  PaymentConnection connection(Environment environment) {
    String url = Settings.required(environment, "stoa.payment.url", "STOA_PAYMENT_URL");
    try {
      return new PaymentConnection(new URI(url));
    } catch (URISyntaxException malformed) {
      throw new UnworkableConfiguration("STOA_PAYMENT_URL: not an address: " + url);
    }
  }

  @Singleton
  Payments payments(PaymentConnection connection) {
    return new SoapPayments(connection);
  }

  @Singleton
  PurchaseFlow flow(Payments payments, CheckoutRecords records, OrderBook orders) {
    return new PurchaseFlow(payments, records, orders, new InstanceName(), InstantSource.system());
  }
}
