package stoa.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Stands in for the account's services, and for the payment service as one that is ill, while
/// [Priming] runs, on a free port of the loopback.
final class StandInCloud implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final HttpServer server;
  private volatile byte[] answer = {};

  private StandInCloud(HttpServer server) {
    this.server = server;
  }

  static StandInCloud start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    StandInCloud cloud = new StandInCloud(HttpServer.create(address, 16));
    cloud.server.createContext("/", exchange -> send(exchange, 200, cloud.answer));
    cloud.server.createContext("/payment", exchange -> send(exchange, 500, new byte[0]));
    cloud.server.start();
    return cloud;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What is told from now on: one text that answers both questions, for parameters below `/stoa/`
  /// and for a secret.
  void serve(FunctionSettings settings) throws IOException {
    StringWriter secret = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(secret)) {
      writeObject(json, settings.files());
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("SecretString", secret.toString());
      json.writeArrayFieldStart("Parameters");
      writeParameter(json, "customer-members", settings.customerMembers());
      writeParameter(json, "product-members", settings.productMembers());
      writeParameter(json, "payment-url", settings.paymentUrl());
      json.writeEndArray();
      json.writeEndObject();
    }
    answer = text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void writeParameter(JsonGenerator json, String name, String value)
      throws IOException {
    writeObject(json, Map.of("Name", "/stoa/" + name, "Value", value));
  }

  private static void writeObject(JsonGenerator json, Map<String, String> members)
      throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, String> member : members.entrySet()) {
      json.writeStringField(member.getKey(), member.getValue());
    }
    json.writeEndObject();
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
