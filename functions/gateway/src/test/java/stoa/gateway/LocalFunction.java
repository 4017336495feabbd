package stoa.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A real HTTP server on a free port of the loopback. It keeps what it was asked and answers what
/// the path says: `/status/404`, `/hold` (until released), `/drop` (closes without an answer), all
/// else 200 with its name.
final class LocalFunction implements AutoCloseable {
  /// What came in.
  record Seen(String method, String target, Map<String, List<String>> headers, String body) {
    Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst();
    }
  }

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  final CountDownLatch release = new CountDownLatch(1);
  private final String name;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile boolean dropping;

  LocalFunction(String name) throws IOException {
    this(name, 0);
  }

  LocalFunction(String name, int port) throws IOException {
    this.name = name;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  /// From now on every connection is closed without an answer.
  void dropEverything() {
    dropping = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getRawPath();
    if (dropping) {
      exchange.close();
      return;
    }
    if (!path.equals("/health/live")) {
      seen.add(
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(body, StandardCharsets.UTF_8)));
    }
    if (path.endsWith("/hold")) {
      awaitRelease();
    }
    write(exchange, path);
  }

  private void write(HttpExchange exchange, String path) throws IOException {
    int status =
        path.contains("/status/")
            ? Integer.parseInt(path.substring(path.lastIndexOf('/') + 1))
            : 200;
    byte[] answer = name.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Answered-By", name);
    exchange.getResponseHeaders().add("Content-Type", "text/plain");
    if (path.endsWith("/gzip")) {
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    }
    if (status == 204 || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
