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
  /// Longer than anything is trusted that was open: 20 s by a function, 30 s by a channel.
  private static final long SLEEP_MILLIS = 31_000;

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
      seller.assertRestored();
      buyer.assertRestored();
      String both = offer(seller, word, "steel");
      String one = offer(seller, word);
      findsByRepeatedParameters(buyer, List.of(both, one));
      JsonNode order = buysOnceUnderItsKey(buyer, both, system);
      goesOnAfterSleep(seller, buyer, one);
      assertEquals(2, buyer.get("/orders").is(200).json().path("orders").size());
      String id = order.path("orderId").asText();
      assertTrue(buyer.get("/orders/" + id + "/timeline").is(200).json().path("events").size() > 5);
      System.out.printf(
          "processor time: seller %d ms, buyer %d ms%n",
          seller.processorTime().toMillis(), buyer.processorTime().toMillis());
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

  /// Both sandboxes stand still, and the network forgets what they had open: nobody tells them.
  private static void goesOnAfterSleep(LambdaFunction seller, LambdaFunction buyer, String item)
      throws Exception {
    put(buyer, item);
    seller.sleep();
    buyer.sleep();
    // The sleep itself, which Lambda does not end for anything but a call.
    Thread.sleep(SLEEP_MILLIS);
    buyer.wake();
    seller.wake();
    long begin = System.nanoTime();
    Answer bought = buyer.post("/orders", unique(), newOrder()).is(201);
    long answered = System.nanoTime();
    assertEquals("COMPLETED", bought.json().path("state").asText());
    assertEquals(2, seller.get("/rating").is(200).json().path("itemsSold").asInt());
    assertEquals(0, buyer.lostRequests(), "requests on connections that sleep has cost");
    assertEquals(0, seller.lostRequests(), "requests on connections that sleep has cost");
    System.out.printf(
        "after sleep: a purchase in %d ms, a reading in %d ms%n",
        (answered - begin) / 1_000_000, (System.nanoTime() - answered) / 1_000_000);
  }
}
