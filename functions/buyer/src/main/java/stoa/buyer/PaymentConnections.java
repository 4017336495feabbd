package stoa.buyer;

import jakarta.inject.Singleton;
import stoa.http.Connections;
import stoa.payment.client.PaymentConnection;

/// The way to the payment service, for whoever looks after connections.
@Singleton
final class PaymentConnections implements Connections {
  private final PaymentConnection connection;

  PaymentConnections(PaymentConnection connection) {
    this.connection = connection;
  }

  @Override
  public void prime() {
    connection.prime();
  }

  @Override
  public void renew() {
    connection.close();
  }
}
