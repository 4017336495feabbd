package stoa.replica.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import stoa.replica.log.ConfigurationException;

/// `/metrics` for Prometheus, `/health/live` and `/health/ready`, over HTTP on loopback. The JDK's
/// server, because ten replicas start side by side and this is all they say over HTTP.
@Singleton
public final class OperationsServer implements AutoCloseable {
  private static final int NO_DELAY = 0;

  private final HttpServer server;

  OperationsServer(
      ReplicaConfiguration configuration, PrometheusMeterRegistry meters, ReplicaStatus status) {
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
    server.createContext("/metrics", exchange -> send(exchange, 200, meters.scrape()));
    server.createContext("/health/live", exchange -> send(exchange, 200, "live\n"));
    server.createContext(
        "/health/ready",
        exchange -> {
          boolean serving = status.serving();
          send(exchange, serving ? 200 : 503, serving ? "ready\n" : notReady(status.reason()));
        });
  }

  /// Begins to listen.
  public void start() {
    server.start();
  }

  /// The port it listens on.
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(NO_DELAY);
  }

  private static String notReady(String reason) {
    return "not ready: " + reason + "\n";
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
