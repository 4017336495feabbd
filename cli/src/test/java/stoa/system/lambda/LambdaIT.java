package stoa.system.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.lambda.LambdaFunction.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;
import stoa.system.lambda.LambdaFunction.Answer;

/// Both zips, restored from snapshots, trade with each other over a real system.
@ExtendWith(SharedSystem.class)
final class LambdaIT {
  /// Longer than a function trusts its connections, which is 20 s.
  private static final long LONG_PAUSE_MILLIS = 21_000;

  private static final Duration HEALING_LIMIT = Duration.ofMinutes(1);

  private final String word = unique().substring(0, 8);

  private static String unique() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  @Test
  void tradesThroughSnapshotsAndSleep(LocalSystem system) throws Exception {
    try (LambdaFunction seller = LambdaFunction.start("seller");
        LambdaFunction buyer = LambdaFunction.start("buyer")) {
      seller.restore(system);
      buyer.restore(system);
      seller.signUp("s" + unique().substring(0, 20));
      buyer.signUp("b" + unique().substring(0, 20));
      String both = offer(seller, word, "steel");
      String one = offer(seller, word);
      findsByRepeatedParameters(buyer, List.of(both, one));
      JsonNode order = buysOnceUnderItsKey(buyer, both, system);
      wakesUpWithOtherConnections(seller, buyer, one, system);
      assertEquals(2, buyer.get("/orders").is(200).json().path("orders").size());
      String id = order.path("orderId").asText();
      assertTrue(buyer.get("/orders/" + id + "/timeline").is(200).json().path("events").size() > 5);
    }
  }

  private static String offer(LambdaFunction seller, String... keywords) throws Exception {
    ObjectNode item = JSON.createObjectNode().put("name", unique().substring(0, 20));
    item.put("category", 7).set("keywords", JSON.valueToTree(keywords));
    item.put("condition", "NEW").put("priceCents", 150).put("quantity", 5);
    return seller.post("/items", "", item).is(201).json().path("itemId").asText();
  }

  private void findsByRepeatedParameters(LambdaFunction buyer, List<String> expected)
      throws Exception {
    List<String> found = new ArrayList<>();
    buyer
        .get("/items?category=7&keyword=steel&keyword=" + word + "&minPriceCents=150")
        .is(200)
        .json()
        .path("items")
        .forEach(item -> found.add(item.path("itemId").asText()));
    assertEquals(expected, found.stream().filter(expected::contains).toList());
    assertEquals(expected.getFirst(), found.getFirst(), "the one that both words match");
  }

  private static JsonNode buysOnceUnderItsKey(LambdaFunction buyer, String item, LocalSystem system)
      throws Exception {
    put(buyer, item);
    String key = unique();
    Answer first = buyer.post("/orders", key, newOrder()).is(201);
    assertEquals("COMPLETED", first.json().path("state").asText());
    Answer again = buyer.post("/orders", key, newOrder()).is(201);
    assertEquals("true", again.header("Idempotent-Replayed"));
    assertEquals(first.json(), again.json());
    assertEquals(first.json(), repeatedAtALocalFrontEnd(buyer, key, system));
    return first.json();
  }

  private static void put(LambdaFunction buyer, String item) throws Exception {
    ObjectNode line = JSON.createObjectNode().put("itemId", item).put("quantity", 1);
    buyer.post("/cart/lines", "", line).is(200);
  }

  private static ObjectNode newOrder() {
    ObjectNode order = JSON.createObjectNode();
    order
        .putObject("card")
        .put("holder", "Ann Lee")
        .put("number", "4242424242424242")
        .put("expiry", "12/40")
        .put("securityCode", "123");
    return order;
  }

  /// The same controllers with the same keys: a key used there counts here.
  private static JsonNode repeatedAtALocalFrontEnd(
      LambdaFunction buyer, String key, LocalSystem system)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(system.endpoints().gateway().resolve("/v1/buyer/orders"))
            .header("Authorization", "Bearer " + buyer.token())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(newOrder().toString()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(201, answer.statusCode(), answer::body);
      assertEquals("true", answer.headers().firstValue("Idempotent-Replayed").orElse(""));
      return JSON.readTree(answer.body());
    }
  }

  /// While both sandboxes stand still, the payment service and the members that they talked to are
  /// replaced by others, without a word to them.
  private static void wakesUpWithOtherConnections(
      LambdaFunction seller, LambdaFunction buyer, String item, LocalSystem system)
      throws Exception {
    put(buyer, item);
    seller.freeze();
    buyer.freeze();
    long asleep = System.nanoTime();
    system.restart("payment");
    system.kill("product-leader", Duration.ofSeconds(1));
    assertTrue(system.awaitHealthy(HEALING_LIMIT), "healthy again");
    // The pause is what is tested: Lambda would not wake a sandbox either.
    long left = LONG_PAUSE_MILLIS - (System.nanoTime() - asleep) / 1_000_000;
    Thread.sleep(Math.max(0, left));
    buyer.thaw();
    seller.thaw();
    assertEquals(
        "COMPLETED",
        buyer.post("/orders", unique(), newOrder()).is(201).json().path("state").asText());
    assertEquals(2, seller.get("/rating").is(200).json().path("itemsSold").asInt());
  }
}
