package stoa.buyer;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import stoa.buyer.purchase.CheckoutRecords;
import stoa.buyer.purchase.InstanceName;
import stoa.buyer.purchase.OrderBook;
import stoa.buyer.purchase.PurchaseFlow;
import stoa.http.FunctionRole;
import stoa.http.Settings;
import stoa.http.UnworkableConfiguration;
import stoa.payment.client.CardTokens;
import stoa.payment.client.PaymentConnection;
import stoa.payment.client.SoapPayments;
import stoa.tls.TransportSecurity;

/// What the buyer function is made of beside its controllers.
@Factory
final class PurchaseParts {
  @Singleton
  FunctionRole role() {
    return FunctionRole.BUYER;
  }

  @Singleton
  @Bean(preDestroy = "close")
  PaymentConnection connection(Environment environment, TransportSecurity security) {
    String url = Settings.required(environment, "stoa.payment.url", "STOA_PAYMENT_URL");
    try {
      return new PaymentConnection(new URI(url), security);
    } catch (URISyntaxException malformed) {
      throw new UnworkableConfiguration("STOA_PAYMENT_URL: not an address: " + url);
    } catch (IllegalArgumentException unfit) {
      throw new UnworkableConfiguration("STOA_PAYMENT_URL: " + unfit.getMessage());
    }
  }

  @Singleton
  CardTokens cardTokens(PaymentConnection connection) {
    return new SoapPayments(connection);
  }

  @Singleton
  PurchaseFlow flow(CardTokens cards, CheckoutRecords records, OrderBook orders) {
    return new PurchaseFlow(cards, records, orders, new InstanceName(), InstantSource.system());
  }
}
