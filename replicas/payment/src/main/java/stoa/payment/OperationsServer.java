package stoa.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// `/metrics`, `/health/live`, `/health/ready` and `/ledger` over HTTP on loopback: for operators.
@Singleton
final class OperationsServer implements AutoCloseable {
  private static final int NO_DELAY = 0;
  private static final int LENGTH_UNKNOWN = 0;

  private final HttpServer server;

  OperationsServer(
      PaymentConfiguration configuration, PrometheusMeterRegistry meters, LedgerListing ledger) {
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
    server.createContext("/ledger", exchange -> list(exchange, ledger));
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

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
