package stoa.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.payment.backup.LedgerBackup;
import stoa.payment.ledger.Entry;
import stoa.payment.ledger.Ledger;

/// `/metrics`, `/health/live`, `/health/ready`, `/ledger` and `/backup` over HTTP on loopback: for
/// operators. POST `/ledger/give-back?ORDER` voids or refunds what the ledger holds for an order.
@Singleton
final class OperationsServer implements AutoCloseable {
  private static final int NO_DELAY = 0;
  private static final int LENGTH_UNKNOWN = 0;
  private static final int NO_BODY = -1;
  private static final Logger LOG = LoggerFactory.getLogger(OperationsServer.class);

  private final HttpServer server;

  OperationsServer(
      PaymentConfiguration configuration,
      PrometheusMeterRegistry meters,
      LedgerListing listing,
      LedgerBackup backup,
      Ledger ledger) {
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), configuration.metricsPort()),
              NO_DELAY);
    } catch (IOException e) {
      throw new ConfigurationException(
          "the port "
              + configuration.metricsPort()
              + " for metrics is taken: set STOA_METRICS_PORT");
    }
    // A long listing keeps nobody else waiting.
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/ledger", exchange -> list(exchange, listing));
    server.createContext("/ledger/give-back", exchange -> giveBack(exchange, ledger));
    server.createContext("/backup", exchange -> backUp(exchange, backup));
    server.createContext("/metrics", exchange -> send(exchange, meters.scrape()));
    // It listens only once the SOAP endpoint does.
    server.createContext("/health/live", exchange -> send(exchange, "live\n"));
    server.createContext("/health/ready", exchange -> send(exchange, "ready\n"));
  }

  void start() {
    server.start();
  }

  /// The port it listens on.
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(NO_DELAY);
  }

  private static void list(HttpExchange exchange, LedgerListing ledger) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/tab-separated-values");
    exchange.sendResponseHeaders(200, LENGTH_UNKNOWN);
    try (var out = exchange.getResponseBody()) {
      ledger.writeTo(out);
    }
  }

  /// A failure in the middle leaves the last line away.
  private static void backUp(HttpExchange exchange, LedgerBackup backup) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/tab-separated-values");
    exchange.sendResponseHeaders(200, LENGTH_UNKNOWN);
    try (var out = exchange.getResponseBody()) {
      backup.writeTo(out);
    } catch (SQLException e) {
      LOG.warn("a backup of the ledger broke off", e);
    }
  }

  private static void giveBack(HttpExchange exchange, Ledger ledger) throws IOException {
    String order = exchange.getRequestURI().getQuery();
    if (!exchange.getRequestMethod().equals("POST") || order == null) {
      exchange.sendResponseHeaders(400, NO_BODY);
      exchange.close();
      return;
    }
    Optional<Entry> entry = ledger.giveBack(order);
    if (entry.isEmpty()) {
      exchange.sendResponseHeaders(404, NO_BODY);
      exchange.close();
      return;
    }
    send(exchange, entry.get().state() + "\n");
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
