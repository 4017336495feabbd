package stoa.product.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.payment.PaymentService;
import stoa.payment.client.Card;
import stoa.payment.client.PaymentConnection;
import stoa.payment.client.SoapPayments;
import stoa.product.ProductMembers;

/// The payment service in this JVM, over a real socket, with its ledger in a real MariaDB. It can
/// go away and come back.
final class RealPayment implements AutoCloseable {
  static final String APPROVED = "4242424242424242";
  static final String DECLINED = "4000000000000002";
  static final String FAULT_AT_FIRST = "4000000000000119";

  private final MariaDbServer database;
  private final Map<String, String> variables;
  private final SoapPayments client;
  private PaymentService service;

  RealPayment(Path directory) {
    database =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("database"), 0, /* durable= */ true));
    variables =
        Map.of(
            "STOA_HTTP_PORT", Integer.toString(ProductMembers.freePort()),
            "STOA_PAYMENT_KEY", key(directory).toString(),
            "STOA_DATABASE_URL", database.jdbcUrl("payment"));
    service = PaymentService.start(variables);
    client = new SoapPayments(new PaymentConnection(URI.create(url())));
  }

  private static Path key(Path directory) {
    try {
      return Files.writeString(directory.resolve("key"), "0123456789abcdef".repeat(4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + variables.get("STOA_HTTP_PORT") + "/payment";
  }

  String token(String number) {
    return client.tokenize(new Card("Ada Lovelace", number, "12/40", "123")).token();
  }

  SoapPayments client() {
    return client;
  }

  void goAway() {
    service.close();
  }

  void comeBack() {
    service = PaymentService.start(variables);
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }
}
