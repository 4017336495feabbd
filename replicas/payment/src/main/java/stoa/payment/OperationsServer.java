package stoa.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// `/metrics`, `/health/live` and `/health/ready` over HTTP on loopback.
@Singleton
final class OperationsServer implements AutoCloseable {
  private static final int NO_DELAY = 0;

  private final HttpServer server;

  OperationsServer(PaymentConfiguration configuration, PrometheusMeterRegistry meters) {
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
    server.createContext("/metrics", exchange -> send(exchange, meters.scrape()));
    // It listens only once the SOAP endpoint does.
    server.createContext("/health/live", exchange -> send(exchange, "live\n"));
    server.createContext("/health/ready", exchange -> send(exchange, "ready\n"));
  }

  void start() {
    server.start();
  }

  @Override
  public void close() {
    server.stop(NO_DELAY);
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
