package stoa.cli.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import stoa.cli.CommandFailure;
import stoa.cli.Json;

/// How commands reach a supervisor: HTTP on loopback, for whoever can read the token.
///
/// | call | does |
/// |---|---|
/// | GET `/progress?after=N` | waits for line N + 1 of the start, at most 2 s |
/// | GET `/status` | the status report |
/// | GET `/units` | the units and their processes |
/// | GET `/resolve?name=` | the unit that a name means |
/// | POST `/kill?name=&downMillis=` | without `downMillis` until it is started |
/// | POST `/pause?name=&millis=`, POST `/start?name=` | |
/// | POST `/begin-replacement?name=&wipe=`, `/start-if-down?name=`, `/end-replacement?name=` | |
/// | POST `/stop` | stops everything; answers when all is down |
final class ControlServer implements AutoCloseable {
  private static final Duration PROGRESS_WAIT = Duration.ofSeconds(2);

  /// What a caller is told.
  record Answer(String unit) {}

  record Refusal(String message) {}

  private final HttpServer server;
  private final String token;
  private final Supervisor supervisor;
  private final Runnable afterStop;

  /// @param afterStop run once the stop has been answered
  ControlServer(Supervisor supervisor, String token, Runnable afterStop) throws IOException {
    this.supervisor = supervisor;
    this.token = token;
    this.afterStop = afterStop;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isAuthorized(exchange)) {
        respond(exchange, 401, new Refusal("the token of supervisor.json is missing or wrong"));
        return;
      }
      try {
        respond(exchange, 200, answer(exchange));
      } catch (CommandFailure refused) {
        respond(exchange, 409, new Refusal(String.valueOf(refused.getMessage())));
      } catch (RuntimeException broken) {
        respond(exchange, 500, new Refusal("the supervisor failed: " + broken));
      }
    }
    if (exchange.getRequestURI().getPath().equals("/stop")) {
      afterStop.run();
    }
  }

  private boolean isAuthorized(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected);
  }

  private Object answer(HttpExchange exchange) {
    Map<String, String> query = query(exchange);
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    return switch (call) {
      case "GET /progress" -> progress(Integer.parseInt(query.getOrDefault("after", "0")));
      case "GET /status" -> supervisor.status();
      case "GET /units" -> supervisor.views();
      case "GET /resolve" -> new Answer(supervisor.resolveName(name(query)));
      case "POST /kill" ->
          new Answer(supervisor.kill(name(query), millis(query.get("downMillis"))));
      case "POST /pause" ->
          new Answer(
              supervisor.pause(
                  name(query),
                  millis(query.get("millis"))
                      .orElseThrow(() -> new CommandFailure("the time is missing"))));
      case "POST /start" -> new Answer(supervisor.startUnit(name(query)));
      case "POST /begin-replacement" ->
          new Answer(
              supervisor.beginReplacement(
                  name(query), Boolean.parseBoolean(query.getOrDefault("wipe", "false"))));
      case "POST /start-if-down" -> new Answer(supervisor.startIfDown(name(query)));
      case "POST /end-replacement" -> new Answer(supervisor.endReplacement(name(query)));
      case "POST /stop" -> stop();
      default -> throw new CommandFailure("the supervisor knows no " + call);
    };
  }

  private Object stop() {
    supervisor.stop();
    return List.of();
  }

  private Object progress(int seen) {
    try {
      return supervisor.progress().after(seen, PROGRESS_WAIT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }

  private static String name(Map<String, String> query) {
    String name = query.get("name");
    if (name == null) {
      throw new CommandFailure("the name is missing");
    }
    return name;
  }

  private static Optional<Duration> millis(@org.jspecify.annotations.Nullable String text) {
    return Optional.ofNullable(text).map(Long::parseLong).map(Duration::ofMillis);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return query;
  }

  private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] json = Json.write(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length);
    exchange.getResponseBody().write(json);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
