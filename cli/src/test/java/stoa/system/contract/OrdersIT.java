package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.contract.Answer.hasFields;
import static stoa.system.contract.Ask.json;
import static stoa.system.contract.Market.ALWAYS_APPROVED;
import static stoa.system.contract.Market.ORDERS;
import static stoa.system.contract.Market.card;
import static stoa.system.contract.Market.newOrder;
import static stoa.system.contract.Market.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;
import stoa.system.contract.Market.Account;

/// Purchases that end in an order.
@ExtendWith(SharedSystem.class)
final class OrdersIT {
  private final Market market;

  OrdersIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  private static final String[] ORDER = {
    "orderId", "state", "lines", "totalCents", "loyaltyCard", "placedAt", "finishedAt"
  };

  private String idOf(Answer answer) {
    return answer.json().path("orderId").asText("");
  }

  @Test
  void buysTheWholeCartAndRepeatsTheAnswer() {
    String item = market.list(market.seller());
    Account buyer = market.buyerOf(item, 2);
    ObjectNode order =
        newOrder(ALWAYS_APPROVED).put("loyaltyCard", "PREMIUM").put("expectedTotalCents", 300);
    String key = unique();
    Answer first = market.buy(buyer, key, order).is(201, ORDER);
    assertEquals("COMPLETED", first.json().path("state").asText(""));
    assertEquals("PREMIUM", first.json().path("loyaltyCard").asText(""));
    assertEquals(300, first.json().path("totalCents").asInt());
    JsonNode line = first.json().path("lines").path(0);
    hasFields(line, "itemId", "sellerId", "name", "quantity", "priceCents");
    market.buy(buyer, key, order).repeats(first);
    Answer read = market.send(buyer, Ask.get(ORDERS + "/" + idOf(first))).is(200);
    assertEquals(first.json(), read.json());
    Answer list = market.send(buyer, Ask.get(ORDERS)).is(200, "orders");
    assertEquals(first.json(), list.json().path("orders").path(0));
    assertEquals(
        0, market.send(buyer, Ask.get("/v1/buyer/cart")).is(200).json().path("lines").size());
    market
        .buy(buyer, key, order.deepCopy().put("expectedTotalCents", 301))
        .refuses(422, "idempotency-key-reused");
    ObjectNode otherCard = Ask.with(order, "card", card("4111111111111111"));
    market.buy(buyer, key, otherCard).refuses(422, "idempotency-key-reused");
  }

  @ParameterizedTest
  @CsvSource({"4000000000000002,DECLINED", "4000000000009995,INSUFFICIENT_FUNDS"})
  void tellsADeclinedPaymentAndKeepsTheCart(String number, String reason) {
    Account buyer = market.buyerOf(market.list(market.seller()), 1);
    String key = unique();
    Answer declined = market.buy(buyer, key, newOrder(number));
    declined.refuses(402, "payment-declined", "orderId");
    market.buy(buyer, key, newOrder(number)).repeats(declined);
    Answer order = market.send(buyer, Ask.get(ORDERS + "/" + idOf(declined)));
    order.is(200);
    assertEquals("DECLINED", order.json().path("state").asText(""));
    assertEquals(reason, order.json().path("declineReason").asText(""));
    Answer cart = market.send(buyer, Ask.get("/v1/buyer/cart")).is(200);
    assertEquals(1, cart.json().path("lines").size());
    market.buy(buyer, unique(), newOrder(ALWAYS_APPROVED)).is(201);
  }

  @Test
  void completesWhenThePaymentFaltersOnce() {
    Account buyer = market.buyerOf(market.list(market.seller()), 1);
    market.buy(buyer, unique(), newOrder("4000000000000119")).is(201);
  }

  @Test
  void ordersTheTimelineByItsClocks() {
    Account buyer = market.buyerOf(market.list(market.seller()), 1);
    String id = idOf(market.buy(buyer, unique(), newOrder(ALWAYS_APPROVED)).is(201));
    Answer timeline = market.send(buyer, Ask.get(ORDERS + "/" + id + "/timeline"));
    timeline.is(200, "events");
    List<JsonNode> before = new ArrayList<>();
    for (JsonNode event : timeline.json().path("events")) {
      hasFields(event, "event", "component", "clock", "at");
      assertTrue(event.path("clock").has(event.path("component").asText("")), event::toString);
      for (JsonNode earlier : before) {
        assertTrue(
            !isBefore(event.path("clock"), earlier.path("clock")),
            () -> earlier + " then " + event);
      }
      before.add(event);
    }
    assertTrue(before.size() > 5, timeline::toString);
    JsonNode last = before.getLast().path("clock");
    assertTrue(isBefore(before.getFirst().path("clock"), last), timeline::toString);
  }

  private static boolean isBefore(JsonNode one, JsonNode other) {
    return one.properties().stream()
        .allMatch(slot -> slot.getValue().asLong() <= other.path(slot.getKey()).asLong(0));
  }

  @Test
  void hidesTheOrdersOfOthersAndWhatIsNoOrder() {
    Account buyer = market.buyerOf(market.list(market.seller()), 1);
    String id = idOf(market.buy(buyer, unique(), newOrder(ALWAYS_APPROVED)).is(201));
    Account other = market.buyer();
    for (String order : List.of(id, "zzz", "a".repeat(32), "a".repeat(500), "%20")) {
      market.send(other, Ask.get(ORDERS + "/" + order)).refuses(404, "order-not-found");
      market
          .send(other, Ask.get(ORDERS + "/" + order + "/timeline"))
          .refuses(404, "order-not-found");
    }
    assertEquals(
        0, market.send(other, Ask.get(ORDERS)).is(200, "orders").json().path("orders").size());
  }

  @Test
  void takesAVoteFromABuyerOfTheItemOnce() {
    Account seller = market.seller();
    String item = market.list(seller);
    Account buyer = market.buyerOf(item, 1);
    market.buy(buyer, unique(), newOrder(ALWAYS_APPROVED)).is(201);
    String path = "/v1/buyer/items/" + item + "/feedback";
    Ask vote = Ask.put(path, json("vote", "UP")).key(unique());
    Answer first = market.send(buyer, vote).is(204);
    market.send(buyer, vote).repeats(first);
    market.send(buyer, Ask.put(path, json("vote", "DOWN"))).refuses(409, "feedback-already-given");
    market.send(buyer, Ask.put(path, json("vote", "up"))).refusesFields("vote");
    Account other = market.buyer();
    market.send(other, Ask.put(path, json("vote", "UP"))).refuses(403, "not-purchased");
    String nothing = "/v1/buyer/items/1-999999999/feedback";
    market.send(other, Ask.put(nothing, json("vote", "UP"))).refuses(404, "item-not-found");
    assertEquals(
        json("sellerId", seller.id(), "up", 1, "down", 0, "itemsSold", 1).toString(),
        market.send(seller, Ask.get("/v1/seller/rating")).is(200).text());
  }

  @Test
  void pagesThroughTheHistoryNewestFirst() {
    String item = market.list(market.seller());
    Account buyer = market.buyer();
    List<String> bought = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      market.add(buyer, item, 1).is(200);
      bought.addFirst(idOf(market.buy(buyer, unique(), newOrder(ALWAYS_APPROVED)).is(201)));
    }
    Answer first = market.send(buyer, Ask.get(ORDERS + "?limit=2")).is(200, "orders", "nextCursor");
    String cursor =
        URLEncoder.encode(first.json().path("nextCursor").asText(""), StandardCharsets.UTF_8);
    Answer rest = market.send(buyer, Ask.get(ORDERS + "?limit=2&cursor=" + cursor));
    rest.is(200, "orders");
    List<String> seen = new ArrayList<>();
    first.json().path("orders").forEach(order -> seen.add(order.path("orderId").asText("")));
    rest.json().path("orders").forEach(order -> seen.add(order.path("orderId").asText("")));
    assertEquals(bought, seen);
  }
}
