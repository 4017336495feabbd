package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.contract.Ask.json;
import static stoa.system.contract.Market.ALWAYS_APPROVED;
import static stoa.system.contract.Market.LINES;
import static stoa.system.contract.Market.ORDERS;
import static stoa.system.contract.Market.newItem;
import static stoa.system.contract.Market.newOrder;
import static stoa.system.contract.Market.twentyAtOnce;
import static stoa.system.contract.Market.unique;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;
import stoa.system.contract.Market.Account;

/// What a repeated key does.
@ExtendWith(SharedSystem.class)
final class OnceOnlyIT {
  private final Market market;

  OnceOnlyIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  private void repeats(Account who, Ask ask) {
    Ask keyed = ask.key(unique());
    Answer first = market.send(who, keyed);
    market.send(who, keyed).repeats(first);
  }

  @Test
  void repeatsSuccessesAndRefusalsOfSellers() {
    Account seller = market.seller();
    String path = "/v1/seller/items/" + market.list(seller);
    repeats(seller, Ask.post("/v1/seller/items", newItem()));
    repeats(seller, Ask.patch(path, json("priceCents", 66)));
    repeats(seller, Ask.post(path + "/units", json("delta", 2)));
    repeats(seller, Ask.post(path + "/units", json("delta", -999)));
    repeats(seller, Ask.patch("/v1/seller/items/1-999999999", json("priceCents", 66)));
    repeats(seller, Ask.delete(path));
    repeats(seller, Ask.delete(path));
  }

  @Test
  void repeatsSuccessesAndRefusalsOfBuyers() {
    String item = market.list(market.seller());
    Account buyer = market.buyer();
    repeats(buyer, Ask.post(LINES, json("itemId", item, "quantity", 2)));
    repeats(buyer, Ask.post(LINES, json("itemId", item, "quantity", 999)));
    repeats(buyer, Ask.post(LINES, json("itemId", "1-999999999", "quantity", 1)));
    repeats(buyer, Ask.of("POST", "/v1/buyer/cart/save"));
    repeats(buyer, Ask.delete(LINES + "/" + item + "?quantity=1"));
    repeats(buyer, Ask.delete(LINES + "/1-999999999"));
    repeats(buyer, Ask.put("/v1/buyer/items/" + item + "/feedback", json("vote", "UP")));
    repeats(buyer, Ask.delete("/v1/buyer/cart"));
  }

  @Test
  void repeatsTheFirstAnswerWhateverHappenedSince() {
    Account seller = market.seller();
    Ask ask = Ask.post("/v1/seller/items", newItem()).key(unique());
    Answer first = market.send(seller, ask).is(201);
    String path = "/v1/seller/items/" + first.json().path("itemId").asText("");
    market.send(seller, Ask.delete(path)).is(204);
    market.send(seller, ask).repeats(first);
  }

  @Test
  void refusesAKeyThatStoodForAnotherRequest() {
    Account seller = market.seller();
    ObjectNode item = newItem();
    String key = unique();
    market.send(seller, Ask.post("/v1/seller/items", item).key(key)).is(201);
    market
        .send(seller, Ask.post("/v1/seller/items", item.put("quantity", 9)).key(key))
        .refuses(422, "idempotency-key-reused");
    Account buyer = market.buyer();
    Ask remove = Ask.delete(LINES + "/1-999999999?quantity=1").key(key);
    market.send(buyer, remove).refuses(404, "line-not-found");
    market
        .send(buyer, Ask.delete(LINES + "/1-999999999?quantity=2").key(key))
        .refuses(422, "idempotency-key-reused");
  }

  @Test
  void keepsTheKeysOfAccountsApart() {
    ObjectNode item = newItem();
    Ask ask = Ask.post("/v1/seller/items", item).key(unique());
    Answer one = market.send(market.seller(), ask).is(201);
    Answer other = market.send(market.seller(), ask).is(201);
    assertTrue(!other.replayed());
    assertTrue(!one.json().path("itemId").equals(other.json().path("itemId")));
  }

  @Test
  void doesNotKeepWhatWasMalformed() {
    Account seller = market.seller();
    String key = unique();
    market.send(seller, Ask.post("/v1/seller/items", json()).key(key)).is(400);
    market.send(seller, Ask.post("/v1/seller/items", newItem()).key(key)).is(201);
  }

  @Test
  void refusesAKeyThatIsNone() {
    Account seller = market.seller();
    Ask ask = Ask.post("/v1/seller/items", newItem());
    for (String key : List.of("", "a b", "x".repeat(256))) {
      market.send(seller, ask.key(key)).refusesFields("Idempotency-Key");
    }
    market.send(seller, ask.key("a").key("b")).refusesFields("Idempotency-Key");
    market.send(seller, ask.key(unique() + "!~".repeat(100))).is(201);
  }

  @Test
  void listsOnceForTwentyAtOnceOverAllFunctions() {
    Account seller = market.seller();
    Ask ask = Ask.post("/v1/seller/items", newItem()).token(seller.token()).key(unique());
    List<Answer> answers = twentyAtOnce(market.sellers(), ask);
    for (Answer answer : answers) {
      assertEquals(answers.getFirst().text(), answer.is(201).text());
    }
    assertEquals(1, answers.stream().filter(answer -> !answer.replayed()).count());
    Answer own = market.send(seller, Ask.get("/v1/seller/items")).is(200);
    assertEquals(10, own.json().path("items").path(0).path("quantity").asInt());
  }

  @Test
  void buysOnceForTwentyAtOnceOverAllFunctions() {
    Account buyer = market.buyerOf(market.list(market.seller()), 1);
    Ask ask = Ask.post(ORDERS, newOrder(ALWAYS_APPROVED)).token(buyer.token()).key(unique());
    List<Answer> answers = twentyAtOnce(market.buyers(), ask);
    for (Answer answer : answers) {
      assertEquals(answers.getFirst().text(), answer.is(201).text());
    }
    assertEquals(1, market.send(buyer, Ask.get(ORDERS)).is(200).json().path("orders").size());
  }
}
