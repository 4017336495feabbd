package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.contract.Market.LINES;
import static stoa.system.contract.Market.ORDERS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

/// What holds for every call.
@ExtendWith(SharedSystem.class)
final class ConventionsIT {
  private final Market market;

  ConventionsIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  private static final String LARGEST = " ".repeat(65_534) + "[]";

  private List<Ask> writes() {
    String seller = market.seller().token();
    String buyer = market.buyer().token();
    return List.of(
        Ask.of("POST", "/v1/seller/accounts"),
        Ask.of("POST", "/v1/seller/sessions"),
        Ask.of("POST", "/v1/seller/items").token(seller),
        Ask.of("PATCH", "/v1/seller/items/1-1").token(seller),
        Ask.of("POST", "/v1/seller/items/1-1/units").token(seller),
        Ask.of("POST", "/v1/buyer/accounts"),
        Ask.of("POST", "/v1/buyer/sessions"),
        Ask.of("POST", LINES).token(buyer),
        Ask.of("PUT", "/v1/buyer/items/1-1/feedback").token(buyer),
        Ask.of("POST", ORDERS).token(buyer));
  }

  @Test
  void refusesABodyThatIsNoJson() {
    for (Ask write : writes()) {
      for (String body : List.of("", "{", "{}x", "{\"a\":1,\"a\":2}", "{a:1}", "[NaN]")) {
        market.send(write.body(body)).refuses(400, "malformed-json");
      }
      byte[] noUtf8 = {'"', (byte) 0xff, '"'};
      market.send(write.body(noUtf8, "application/json")).refuses(400, "malformed-json");
      for (String body : List.of("[]", "null", "5", "\"x\"")) {
        market.send(write.body(body)).refuses(400, "invalid-request", "errors");
      }
    }
  }

  @Test
  void takesBodiesOf64KibibytesAndNotOneByteMore() {
    for (Ask write : writes()) {
      market.send(write.body(LARGEST)).refuses(400, "invalid-request", "errors");
      market.send(write.body(LARGEST + " ")).refuses(413, "body-too-large");
    }
  }

  @Test
  void takesJsonOnly() {
    byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
    for (Ask write : writes()) {
      for (String type :
          List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
        market.send(write.body(body, type)).refuses(415, "unsupported-media-type");
      }
      market.send(write.body(body, "application/json; charset=utf-8")).is(400);
    }
  }

  @Test
  void judgesWhoCallsBeforeWhatWasSent() {
    for (Ask write : writes()) {
      if (!write.more().isEmpty()) {
        market.send(Ask.of(write.method(), write.path())).refuses(401, "missing-token");
        market.send(Ask.of(write.method(), write.path()).body("{")).refuses(401, "missing-token");
      }
    }
  }

  @Test
  void namesTheMethodsOfAPath() {
    for (String[] wrong :
        List.of(
            new String[] {"GET", "/v1/seller/accounts", "POST"},
            new String[] {"PUT", "/v1/seller/items", "GET", "POST"},
            new String[] {"DELETE", ORDERS, "GET", "POST"},
            new String[] {"POST", "/v1/buyer/cart", "GET", "DELETE"},
            new String[] {"GET", "/v1/buyer/items/1-1/feedback", "PUT"},
            new String[] {"GET", "/v1/seller/sessions/current", "DELETE"},
            new String[] {"POST", "/health/live", "GET"})) {
      Answer answer = market.send(Ask.of(wrong[0], wrong[1])).refuses(405, "method-not-allowed");
      Set<String> allowed = new HashSet<>(List.of(answer.header("Allow").split(",\\s*", -1)));
      allowed.remove("HEAD");
      allowed.remove("OPTIONS");
      assertEquals(new HashSet<>(List.of(wrong).subList(2, wrong.length)), allowed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/buyer",
        "/v1/buyer/nothing",
        "/v1/seller/items/1-1/nothing",
        "/v2/buyer/cart",
        "/problems/nothing",
        "/swagger-ui",
        "/v1/buyer/orders/a/b"
      })
  void knowsNoOtherPath(String path) {
    market.send(Ask.get(path)).refuses(404, "not-found");
  }

  @Test
  void echoesTheRequestIdOrMakesOne() {
    Ask ask = Ask.get("/v1/buyer/cart");
    Answer echoed =
        market.send(ask.header("X-Request-Id", "abc-123")).refuses(401, "missing-token");
    assertEquals("abc-123", echoed.header("X-Request-Id"));
    Answer made = market.send(ask).refuses(401, "missing-token");
    assertTrue(!made.header("X-Request-Id").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid-request",
        "malformed-json",
        "unknown-field",
        "missing-token",
        "invalid-token",
        "session-expired",
        "invalid-credentials",
        "too-many-attempts",
        "wrong-role",
        "username-taken",
        "item-not-found",
        "insufficient-stock",
        "not-purchased",
        "feedback-already-given",
        "seller-not-found",
        "line-not-found",
        "payment-declined",
        "fraud-suspected",
        "price-changed",
        "checkout-in-progress",
        "cart-empty",
        "invalid-card",
        "checkout-abandoned",
        "buyer-data-missing",
        "queue-full",
        "unavailable",
        "outcome-unknown",
        "order-not-found",
        "idempotency-key-reused",
        "idempotency-in-progress",
        "not-found",
        "method-not-allowed",
        "body-too-large",
        "unsupported-media-type",
        "rate-limited"
      })
  void explainsEveryCode(String code) {
    Answer answer = market.send(Ask.get("/problems/" + code)).is(200);
    assertEquals(code, answer.json().path("code").asText(""));
  }

  @Test
  void servesHealthKeysAndTheDocumentAtEveryFrontEnd() {
    List<URI> all = new ArrayList<>(market.buyers());
    all.addAll(market.sellers());
    all.add(market.gateway());
    for (URI function : all) {
      Ask.get("/health/live").to(function).is(200);
      Ask.get("/health/ready").to(function).is(200);
      JsonNode keys = Ask.get("/.well-known/jwks.json").to(function).is(200).json().path("keys");
      assertTrue(keys.size() >= 2, keys::toString);
      keys.forEach(key -> assertTrue(!key.has("d"), "only public keys"));
      String document = Ask.get("/v1/openapi.yaml").to(function).is(200).text();
      assertTrue(document.startsWith("openapi:"), document);
      assertTrue(document.contains("/v1/buyer/orders/{orderId}/timeline"), document);
      assertTrue(document.contains("/v1/seller/items/{itemId}/units"), document);
    }
    market.send(Ask.get("/v1/seller/health/ready")).is(200);
  }
}
