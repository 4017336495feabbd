package stoa.payment;

import jakarta.xml.ws.BindingProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import stoa.loopback.LoopbackPorts;
import stoa.mariadb.Distribution;
import stoa.mariadb.MariaDbServer;
import stoa.payment.api.Authorize;
import stoa.payment.api.Capture;
import stoa.payment.api.ClockEntry;
import stoa.payment.api.GetTransaction;
import stoa.payment.api.PaymentPort;
import stoa.payment.api.Refund;
import stoa.payment.api.Tokenize;
import stoa.payment.api.TokenizeResponse;
import stoa.payment.api.Transaction;
import stoa.payment.api.VectorClock;

/// A whole payment service in this JVM, as its callers meet it: SOAP over a real socket, the ledger
/// in a real MariaDB.
final class LocalPayment implements AutoCloseable {
  private final MariaDbServer database;
  private final Map<String, String> variables;
  private final PaymentService service;
  private final PaymentPort port;

  private LocalPayment(
      MariaDbServer database, Map<String, String> variables, PaymentService service) {
    this.database = database;
    this.variables = variables;
    this.service = service;
    this.port = new stoa.payment.api.PaymentService().getPaymentPort();
    ((BindingProvider) port)
        .getRequestContext()
        .put(
            BindingProvider.ENDPOINT_ADDRESS_PROPERTY,
            "http://127.0.0.1:" + variables.get("STOA_HTTP_PORT") + "/payment");
  }

  static LocalPayment start(Path directory) throws Exception {
    return start(directory, Map.of());
  }

  /// @param more variables beside those that it needs
  static LocalPayment start(Path directory, Map<String, String> more) throws Exception {
    var database =
        MariaDbServer.start(
            new MariaDbServer.Options(
                Distribution.ofUser(), directory.resolve("database"), 0, true));
    Path key = Files.writeString(directory.resolve("key"), "0123456789abcdef".repeat(4));
    var variables = new HashMap<>(more);
    variables.put("STOA_HTTP_PORT", Integer.toString(LoopbackPorts.free()));
    variables.put("STOA_PAYMENT_KEY", key.toString());
    variables.put("STOA_DATABASE_URL", database.jdbcUrl("payment"));
    try {
      return new LocalPayment(database, variables, PaymentService.start(variables));
    } catch (RuntimeException refused) {
      database.close();
      throw refused;
    }
  }

  Map<String, String> variables() {
    return variables;
  }

  String jdbcUrl() {
    return database.jdbcUrl("payment");
  }

  int operationsPort() {
    return part(OperationsServer.class).port();
  }

  <T> T part(Class<T> type) {
    return service.context().getBean(type);
  }

  /// Makes every token that there is look as if it had rested for so long.
  void age(Duration rest) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl(), "root", "");
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE card_token SET used_at = used_at - " + rest.toMillis());
    }
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }

  String token(String number) throws Exception {
    return tokenize(number, "12/30").getToken();
  }

  TokenizeResponse tokenize(String number, String expiry) throws Exception {
    var request = new Tokenize();
    request.setHolder("Ada Lovelace");
    request.setNumber(number);
    request.setExpiry(expiry);
    request.setSecurityCode("123");
    return port.tokenize(request);
  }

  Transaction authorize(String order, long amount, String token) throws Exception {
    var request = new Authorize();
    request.setOrderId(order);
    request.setAmountCents(amount);
    request.setToken(token);
    request.setClock(clock());
    return port.authorize(request).getTransaction();
  }

  Transaction capture(String order, long amount) throws Exception {
    var request = new Capture();
    request.setOrderId(order);
    request.setAmountCents(amount);
    request.setClock(clock());
    return port.capture(request).getTransaction();
  }

  Transaction refund(String order, long amount) throws Exception {
    var request = new Refund();
    request.setOrderId(order);
    request.setAmountCents(amount);
    request.setClock(clock());
    return port.refund(request).getTransaction();
  }

  Transaction cancel(String order) throws Exception {
    var request = new stoa.payment.api.Void();
    request.setOrderId(order);
    request.setClock(clock());
    return port._void(request).getTransaction();
  }

  Transaction find(String order) throws Exception {
    var request = new GetTransaction();
    request.setOrderId(order);
    return port.getTransaction(request).getTransaction();
  }

  private static VectorClock clock() {
    var clock = new VectorClock();
    var entry = new ClockEntry();
    entry.setComponent("function");
    entry.setCount(3);
    clock.getEntry().add(entry);
    return clock;
  }
}
