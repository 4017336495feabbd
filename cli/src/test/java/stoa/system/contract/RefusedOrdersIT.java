package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.system.contract.Ask.JSON;
import static stoa.system.contract.Ask.json;
import static stoa.system.contract.Market.ALWAYS_APPROVED;
import static stoa.system.contract.Market.ALWAYS_DECLINED;
import static stoa.system.contract.Market.ORDERS;
import static stoa.system.contract.Market.card;
import static stoa.system.contract.Market.newOrder;
import static stoa.system.contract.Market.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;
import stoa.system.contract.Market.Account;

/// Purchases that end without an order.
@ExtendWith(SharedSystem.class)
final class RefusedOrdersIT {
  private final Market market;

  RefusedOrdersIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  @Test
  void doesNotKeepThatTheCartWasEmpty() {
    Account buyer = market.buyer();
    String key = unique();
    market.buy(buyer, key, newOrder(ALWAYS_APPROVED)).refuses(422, "cart-empty");
    market.add(buyer, market.list(market.seller()), 1).is(200);
    market.buy(buyer, key, newOrder(ALWAYS_APPROVED)).is(201);
  }

  @Test
  void namesWhatIsWrongWithTheCard() throws Exception {
    Account buyer = market.buyer();
    String[] faults = {
      "holder",
      "\"A\"",
      "holder",
      "null",
      "holder",
      "\"a\\nb\"",
      "holder",
      "\"" + "x".repeat(51) + "\"",
      "number",
      "\"4242424242424241\"",
      "number",
      "\"4242 4242 4242 4242\"",
      "number",
      "4242424242424242",
      "number",
      "\"42\"",
      "expiry",
      "\"13/30\"",
      "expiry",
      "\"1/30\"",
      "expiry",
      "\"12/2030\"",
      "securityCode",
      "\"12\"",
      "securityCode",
      "\"12345\"",
      "securityCode",
      "123"
    };
    for (int i = 0; i < faults.length; i += 2) {
      ObjectNode card = Ask.with(card(ALWAYS_APPROVED), faults[i], JSON.readTree(faults[i + 1]));
      market
          .buy(buyer, unique(), json("card", card))
          .refusesFields(422, "invalid-card", "card." + faults[i]);
    }
    for (Map.Entry<String, JsonNode> field : card(ALWAYS_APPROVED).properties()) {
      ObjectNode card = Ask.with(card(ALWAYS_APPROVED), field.getKey(), MissingNode.getInstance());
      market
          .buy(buyer, unique(), json("card", card))
          .refusesFields(422, "invalid-card", "card." + field.getKey());
    }
  }

  @Test
  void namesWhatIsWrongBesideTheCard() {
    Account buyer = market.buyer();
    ObjectNode order = newOrder(ALWAYS_APPROVED);
    market
        .buy(buyer, unique(), order.deepCopy().put("loyaltyCard", "GOLD"))
        .refusesFields("loyaltyCard");
    market
        .buy(buyer, unique(), order.deepCopy().put("expectedTotalCents", -1))
        .refusesFields("expectedTotalCents");
    market
        .buy(buyer, unique(), order.deepCopy().put("x", 1))
        .refuses(400, "unknown-field", "errors");
    ObjectNode card = card(ALWAYS_APPROVED).put("x", 1);
    market.buy(buyer, unique(), json("card", card)).refuses(400, "unknown-field", "errors");
  }

  @Test
  void refusesAnExpiredCardAndFreesTheCart() {
    Account buyer = market.buyerOf(market.list(market.seller()), 1);
    ObjectNode order = json("card", card(ALWAYS_APPROVED).put("expiry", "01/20"));
    String key = unique();
    Answer refused =
        market.buy(buyer, key, order).refusesFields(422, "invalid-card", "card.expiry");
    market.buy(buyer, key, order).repeats(refused);
    assertEquals(0, market.send(buyer, Ask.get(ORDERS)).is(200).json().path("orders").size());
    market.buy(buyer, unique(), newOrder(ALWAYS_APPROVED)).is(201);
  }

  @Test
  void refusesAnotherTotalAndTellsIt() {
    Account buyer = market.buyerOf(market.list(market.seller()), 1);
    ObjectNode order = newOrder(ALWAYS_APPROVED).put("expectedTotalCents", 151);
    String key = unique();
    Answer refused = market.buy(buyer, key, order).refuses(409, "price-changed", "totalCents");
    assertEquals(150, refused.json().path("totalCents").asInt());
    market.buy(buyer, key, order).repeats(refused);
    market.buy(buyer, unique(), order.put("expectedTotalCents", 150)).is(201);
  }

  @Test
  void namesTheLinesThatLackStock() {
    Account seller = market.seller();
    String scarce = market.list(seller);
    String gone = market.list(seller);
    Account buyer = market.buyerOf(scarce, 2);
    market.add(buyer, gone, 1).is(200);
    market
        .send(seller, Ask.post("/v1/seller/items/" + scarce + "/units", json("delta", -9)))
        .is(200);
    market.send(seller, Ask.delete("/v1/seller/items/" + gone)).is(204);
    String key = unique();
    Answer refused = market.buy(buyer, key, newOrder(ALWAYS_APPROVED));
    refused.refuses(409, "insufficient-stock", "lines");
    Set<JsonNode> lines = new HashSet<>();
    refused.json().path("lines").forEach(lines::add);
    assertEquals(
        Set.of(
            json("itemId", scarce, "requested", 2, "available", 1),
            json("itemId", gone, "requested", 1, "available", 0)),
        lines);
    market.buy(buyer, key, newOrder(ALWAYS_APPROVED)).repeats(refused);
  }

  @Test
  void suspectsABuyerWhoseCardsAreDeclinedAgainAndAgain() {
    String item = market.list(market.seller());
    Account buyer = market.buyerOf(item, 1);
    for (int attempt = 1; attempt <= 10; attempt++) {
      market
          .buy(buyer, unique(), newOrder(ALWAYS_DECLINED))
          .refuses(402, "payment-declined", "orderId");
    }
    String key = unique();
    Answer refused = market.buy(buyer, key, newOrder(ALWAYS_APPROVED));
    refused.refuses(403, "fraud-suspected");
    market.buy(buyer, key, newOrder(ALWAYS_APPROVED)).repeats(refused);
    market.buy(market.buyerOf(item, 1), unique(), newOrder(ALWAYS_APPROVED)).is(201);
  }

  @Test
  void buysOnceForADoubleClickWithTwoKeys() {
    Account buyer = market.buyerOf(market.list(market.seller()), 1);
    List<Answer> answers =
        Stream.of(unique(), unique())
            .parallel()
            .map(key -> market.buy(buyer, key, newOrder(ALWAYS_APPROVED)))
            .toList();
    assertEquals(1, answers.stream().filter(answer -> answer.status() == 201).count());
    for (Answer answer : answers) {
      if (answer.status() == 409) {
        answer.refuses(409, "checkout-in-progress");
      } else if (answer.status() != 201) {
        answer.refuses(422, "cart-empty");
      }
    }
    assertEquals(1, market.send(buyer, Ask.get(ORDERS)).is(200).json().path("orders").size());
  }
}
