package stoa.seller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.http.FunctionRole;
import stoa.http.token.Claims;
import stoa.http.token.FunctionKeys;
import stoa.http.token.Tokens;

/// The seller function with no group to reach: every refusal that needs none, over real HTTP.
final class ErrorContractTest {
  private static final String ACCOUNT =
      "{\"username\":\"ann\",\"name\":\"Ann\",\"password\":\"12345678\"}";

  @TempDir static Path keys;
  private static EmbeddedServer server;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    TestKeys.write(keys);
    server =
        ApplicationContext.run(
            EmbeddedServer.class,
            Map.of(
                "micronaut.server.port", -1,
                "micronaut.server.host", "127.0.0.1",
                // Ports that nobody listens on: every connection is refused at once.
                "stoa.customer.members", "127.0.0.1:1,127.0.0.1:2",
                "stoa.product.members", "127.0.0.1:1,127.0.0.1:2",
                "stoa.keys.dir", keys.toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> refused(
      int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    assertTrue(answer.body().contains("\"type\":\"/problems/" + code + "\""), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    String id = answer.headers().firstValue("X-Request-Id").orElse("");
    assertFalse(id.isEmpty());
    assertTrue(answer.body().contains("\"requestId\":\"" + id + "\""), answer.body());
    return answer;
  }

  @Test
  void refusesUnknownPathsAndMethods() throws Exception {
    refused(404, "not-found", send(to("/v1/seller/nothing").GET()));
    refused(404, "not-found", send(to("/problems/nothing").GET()));
    var wrong = refused(405, "method-not-allowed", send(to("/v1/seller/accounts").GET()));
    assertEquals("POST", wrong.headers().firstValue("Allow").orElse(""));
    refused(
        405,
        "method-not-allowed",
        send(to("/v1/seller/items/1-1").PUT(BodyPublishers.ofString("{}"))));
  }

  @Test
  void refusesOtherMediaTypes() throws Exception {
    var text = BodyPublishers.ofString(ACCOUNT);
    refused(
        415,
        "unsupported-media-type",
        send(to("/v1/seller/accounts").header("Content-Type", "text/plain").POST(text)));
    refused(415, "unsupported-media-type", send(to("/v1/seller/accounts").POST(text)));
    refused(
        415,
        "unsupported-media-type",
        send(
            to("/v1/seller/accounts")
                .header("Content-Type", "application/json; charset=latin1")
                .POST(text)));
  }

  @Test
  void refusesLargeBodies() throws Exception {
    refused(413, "body-too-large", post("/v1/seller/accounts", "x".repeat(65_537)));
    refused(400, "malformed-json", post("/v1/seller/accounts", "x".repeat(65_536)));
  }

  @Test
  void tellsMalformedJsonFromWrongFields() throws Exception {
    for (String body : new String[] {"", "{", "nul", "{\"a\":1,\"a\":2}", "{} {}", "[1,]"}) {
      refused(400, "malformed-json", post("/v1/seller/accounts", body));
    }
    refused(400, "invalid-request", post("/v1/seller/accounts", "[]"));
    var unknown = post("/v1/seller/accounts", ACCOUNT.replace("\"name\"", "\"colour\":1,\"name\""));
    assertTrue(refused(400, "unknown-field", unknown).body().contains("\"field\":\"colour\""));
    var broken = post("/v1/seller/accounts", "{\"username\":7,\"name\":\"\"}");
    String errors = refused(400, "invalid-request", broken).body();
    assertTrue(errors.contains("{\"field\":\"username\",\"rule\":\"type\""), errors);
    assertTrue(errors.contains("{\"field\":\"name\",\"rule\":\"length\""), errors);
    assertTrue(errors.contains("{\"field\":\"password\",\"rule\":\"required\""), errors);
  }

  @Test
  void refusesQueryParametersAndKeysThatBreakRules() throws Exception {
    var query = post("/v1/seller/accounts?x=1", ACCOUNT);
    assertTrue(refused(400, "invalid-request", query).body().contains("\"field\":\"x\""));
    var key =
        send(
            to("/v1/seller/accounts")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k".repeat(256))
                .POST(BodyPublishers.ofString(ACCOUNT)));
    assertTrue(refused(400, "invalid-request", key).body().contains("Idempotency-Key"));
  }

  @Test
  void refusesWhatIsNoUriInForm() throws Exception {
    for (String target :
        new String[] {
          "/v1/seller/items?cursor=%zz",
          "/v1/seller/items?cursor=%",
          "/v1/seller/items/%zz",
          "/v1/seller/items?cursor=a b",
          "/v1/seller/items?cursor={",
          "/%",
          "/health/live?a=%2",
        }) {
      String answer = raw("GET " + target + " HTTP/1.1");
      assertTrue(answer.matches("(?s)HTTP/1.[01] 400 .*"), target + ": " + answer);
      assertTrue(answer.contains("application/problem+json"), answer);
      assertTrue(answer.contains("\"code\":\"invalid-request\""), answer);
    }
  }

  /// Sends what no client library lets through.
  private static String raw(String requestLine) throws Exception {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void asksForATokenOfItsOwnRole() throws Exception {
    var missing = refused(401, "missing-token", send(to("/v1/seller/items").GET()));
    assertEquals("Bearer", missing.headers().firstValue("WWW-Authenticate").orElse(""));
    refused(401, "invalid-token", send(withToken("/v1/seller/items", "a.b.c").GET()));
    refused(403, "wrong-role", send(withToken("/v1/seller/items", token("buyer")).GET()));
    refused(
        403, "wrong-role", send(withToken("/v1/seller/sessions/current", token("buyer")).DELETE()));
  }

  private static HttpRequest.Builder withToken(String path, String token) {
    return to(path).header("Authorization", "Bearer " + token);
  }

  private static String token(String role) {
    FunctionRole own = role.equals("buyer") ? FunctionRole.BUYER : FunctionRole.SELLER;
    return new Tokens(FunctionKeys.read(keys, own)).issue(new Claims(own, 1, 2));
  }

  @Test
  void saysUnavailableWhenNoMemberCanBeReached() throws Exception {
    var read =
        refused(503, "unavailable", send(withToken("/v1/seller/items", token("seller")).GET()));
    assertTrue(read.headers().firstValue("Retry-After").isPresent());
    refused(503, "unavailable", post("/v1/seller/accounts", ACCOUNT));
    refused(503, "unavailable", send(to("/v1/seller/health/ready").GET()));
  }

  @Test
  void takesOverSoundRequestIdsOnly() throws Exception {
    var echoed = send(to("/health/live").header("X-Request-Id", "abc-1").GET());
    assertEquals("abc-1", echoed.headers().firstValue("X-Request-Id").orElse(""));
    var made = send(to("/health/live").header("X-Request-Id", "x".repeat(129)).GET());
    assertEquals(36, made.headers().firstValue("X-Request-Id").orElse("").length());
  }

  @Test
  void servesHealthKeysProblemsAndTheDocumentToAnyAcceptHeader() throws Exception {
    for (String path :
        new String[] {
          "/health/live", "/.well-known/jwks.json", "/problems/queue-full", "/v1/openapi.yaml"
        }) {
      var answer = send(to(path).header("Accept", "text/html").GET());
      assertEquals(200, answer.statusCode(), path + answer.body());
    }
    var jwks = send(to("/.well-known/jwks.json").GET()).body();
    assertTrue(jwks.contains("buyer-test") && jwks.contains("seller-test"), jwks);
    assertFalse(jwks.contains("\"d\""), jwks);
  }
}
