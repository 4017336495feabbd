package stoa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An account's parameters and secrets, by the JSON protocol of Systems Manager and Secrets
/// Manager: the two operations that the functions use, and their answers for what is not there.
public final class Account implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> parameters = new ConcurrentHashMap<>();
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();

  private Account(HttpServer server) {
    this.server = server;
  }

  /// An empty account.
  public static Account start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Account account = new Account(HttpServer.create(address, 16));
    account.server.createContext("/", account::serve);
    account.server.setExecutor(account.threads);
    account.server.start();
    return account;
  }

  /// For `AWS_ENDPOINT_URL`.
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Sets a parameter.
  public void parameter(String name, String value) {
    parameters.put(name, value);
  }

  /// Sets a secret: a JSON object of file names and contents.
  public void secret(String name, Map<String, String> files) {
    secrets.put(name, JSON.valueToTree(files).toString());
  }

  /// How often a secret was asked for.
  public int reads() {
    return reads.get();
  }

  /// Lets the next calls fail, as a busy service does.
  public void failNext(int calls) {
    faults.set(calls);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        refuse(exchange, 500, "InternalServerError");
      } else if (target.equals("AmazonSSM.GetParameters")) {
        send(exchange, 200, parameters(request));
      } else if (target.equals("secretsmanager.GetSecretValue")) {
        secret(exchange, request.path("SecretId").asText());
      } else {
        refuse(exchange, 400, "UnknownOperationException");
      }
    }
  }

  private ObjectNode parameters(JsonNode request) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode found = answer.putArray("Parameters");
    ArrayNode missing = answer.putArray("InvalidParameters");
    for (JsonNode name : request.path("Names")) {
      String value = parameters.get(name.asText());
      if (value == null) {
        missing.add(name.asText());
      } else {
        found.addObject().put("Name", name.asText()).put("Type", "String").put("Value", value);
      }
    }
    return answer;
  }

  private void secret(HttpExchange exchange, String name) throws IOException {
    reads.incrementAndGet();
    @Nullable String secret = secrets.get(name);
    if (secret == null) {
      refuse(exchange, 400, "ResourceNotFoundException");
    } else {
      send(exchange, 200, JSON.createObjectNode().put("Name", name).put("SecretString", secret));
    }
  }

  private static void refuse(HttpExchange exchange, int status, String type) throws IOException {
    send(exchange, status, JSON.createObjectNode().put("__type", type).put("message", type));
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
