package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.contract.Ask.JSON;
import static stoa.system.contract.Ask.json;
import static stoa.system.contract.Market.newItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;
import stoa.system.contract.Market.Account;

/// Putting items up for sale and changing them.
@ExtendWith(SharedSystem.class)
final class SellerItemsIT {
  private final Market market;

  SellerItemsIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  private Answer list(Account seller, ObjectNode item) {
    return market.send(seller, Ask.post("/v1/seller/items", item));
  }

  @Test
  void namesTheFieldThatBreaksARule() throws Exception {
    Account seller = market.seller();
    String[] faults = {
      "name",
      "\"\"",
      "name",
      "\"" + "x".repeat(33) + "\"",
      "category",
      "-1",
      "category",
      "10000",
      "category",
      "\"1\"",
      "category",
      "1.5",
      "category",
      "true",
      "keywords",
      "null",
      "keywords",
      "\"a\"",
      "keywords",
      "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]",
      "condition",
      "\"new\"",
      "condition",
      "null",
      "priceCents",
      "0",
      "priceCents",
      "100000000",
      "priceCents",
      "1.0",
      "priceCents",
      "1000000000000000000000000",
      "quantity",
      "0",
      "quantity",
      "1000001"
    };
    for (int i = 0; i < faults.length; i += 2) {
      list(seller, Ask.with(newItem(), faults[i], JSON.readTree(faults[i + 1])))
          .refusesFields(faults[i]);
    }
    for (String keyword : List.of("", "123456789", "a b", "a\u00a0b", "a\nb")) {
      list(seller, Ask.with(newItem(), "keywords", JSON.valueToTree(List.of("ok", keyword))))
          .refusesFields("keywords[1]");
    }
    for (Map.Entry<String, JsonNode> field : newItem().properties()) {
      list(seller, Ask.with(newItem(), field.getKey(), MissingNode.getInstance()))
          .refusesFields(field.getKey());
    }
  }

  @Test
  void storesAndReturnsWhatIsJustWithinTheRulesAsItCame() throws Exception {
    Account seller = market.seller();
    String[] bounds = {
      "name",
      "\"" + "\uD83D\uDE00".repeat(32) + "\"",
      "name",
      "\"" + "e\u0301".repeat(32) + "\"",
      "name",
      "\"<b>\\\"\\\\\"",
      "category",
      "0",
      "category",
      "9999",
      "keywords",
      "[]",
      "keywords",
      "[\"12345678\",\"b\",\"c\",\"d\",\"" + "u\u0308".repeat(8) + "\"]",
      "condition",
      "\"USED\"",
      "priceCents",
      "1",
      "priceCents",
      "99999999",
      "quantity",
      "1",
      "quantity",
      "1000000"
    };
    for (int i = 0; i < bounds.length; i += 2) {
      ObjectNode item = Ask.with(newItem(), bounds[i], JSON.readTree(bounds[i + 1]));
      Answer answer = list(seller, item).is(201, Market.ITEM);
      for (Map.Entry<String, JsonNode> field : item.properties()) {
        assertEquals(field.getValue(), answer.json().get(field.getKey()));
      }
      assertEquals(json("up", 0, "down", 0), answer.json().get("feedback"));
      assertEquals(seller.id(), answer.json().path("sellerId").asLong());
    }
  }

  @Test
  void joinsAnEqualListingWithKeywordsAsASet() {
    Account seller = market.seller();
    ObjectNode item = newItem();
    Answer first = list(seller, item).is(201);
    Answer joined =
        list(seller, Ask.with(item, "keywords", JSON.valueToTree(List.of("new", "red", "new"))))
            .is(200, Market.ITEM);
    assertEquals(first.json().path("itemId"), joined.json().path("itemId"));
    assertEquals(20, joined.json().path("quantity").asInt());
    list(seller, item.deepCopy().put("priceCents", 151)).is(201);
    list(seller, item.deepCopy().put("condition", "USED")).is(201);
    list(seller, Ask.with(item, "keywords", JSON.valueToTree(List.of("new")))).is(201);
    list(market.seller(), item).is(201);
  }

  @Test
  void changesThePriceAndTheUnitsButNeverBelowZero() {
    Account seller = market.seller();
    String path = "/v1/seller/items/" + market.list(seller);
    Answer priced =
        market.send(seller, Ask.patch(path, json("priceCents", 77))).is(200, Market.ITEM);
    assertEquals(77, priced.json().path("priceCents").asInt());
    Answer more = market.send(seller, Ask.post(path + "/units", json("delta", 5))).is(200);
    assertEquals(15, more.json().path("quantity").asInt());
    market.send(seller, Ask.post(path + "/units", json("delta", -15))).is(200, Market.ITEM);
    market
        .send(seller, Ask.post(path + "/units", json("delta", -1)))
        .refuses(409, "insufficient-stock");
    market.send(seller, Ask.post(path + "/units", json("delta", 0))).refusesFields("delta");
    market.send(seller, Ask.patch(path, json("priceCents", 0))).refusesFields("priceCents");
    market
        .send(seller, Ask.patch(path, json("priceCents", 1, "name", "x")))
        .refuses(400, "unknown-field", "errors");
  }

  @Test
  void withdrawsAnItemForEverybodyAndListsTheSameThingAnew() {
    Account seller = market.seller();
    ObjectNode item = newItem();
    String id = market.list(seller, item);
    String path = "/v1/seller/items/" + id;
    market.send(seller, Ask.delete(path)).is(204);
    market.send(seller, Ask.delete(path)).refuses(404, "item-not-found");
    market.send(seller, Ask.patch(path, json("priceCents", 1))).refuses(404, "item-not-found");
    Ask found = Ask.get("/v1/buyer/items/" + id);
    Account buyer = market.buyer();
    market.send(buyer, found).refuses(404, "item-not-found");
    market.send(buyer, Ask.get(found.path() + "/suggestions")).refuses(404, "item-not-found");
    Answer again = list(seller, item).is(201);
    assertTrue(!id.equals(again.json().path("itemId").asText("")));
  }

  @Test
  void hidesTheItemsOfOthersAndWhatIsNoItem() {
    String own = market.list(market.seller());
    Account other = market.seller();
    for (String id : List.of(own, "1-999999999", "zzz", "01-1", "99999-1")) {
      String path = "/v1/seller/items/" + id;
      market.send(other, Ask.patch(path, json("priceCents", 5))).refuses(404, "item-not-found");
      market
          .send(other, Ask.post(path + "/units", json("delta", 1)))
          .refuses(404, "item-not-found");
      market.send(other, Ask.delete(path)).refuses(404, "item-not-found");
    }
  }

  @Test
  void pagesThroughOnesOwnItems() {
    Account seller = market.seller();
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      listed.add(market.list(seller));
    }
    Answer first = market.send(seller, Ask.get("/v1/seller/items?limit=3"));
    first.is(200, "items", "nextCursor");
    String cursor = first.json().path("nextCursor").asText("");
    Answer second =
        market.send(
            seller,
            Ask.get(
                "/v1/seller/items?limit=3&cursor="
                    + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
    second.is(200, "items");
    Set<String> seen = new HashSet<>();
    first.json().path("items").forEach(item -> seen.add(item.path("itemId").asText("")));
    second.json().path("items").forEach(item -> seen.add(item.path("itemId").asText("")));
    assertEquals(listed, seen);
    market.send(seller, Ask.get("/v1/seller/items?limit=5")).is(200, "items");
  }

  @Test
  void refusesAPageThatCannotBe() {
    Account seller = market.seller();
    for (String query : List.of("limit=0", "limit=101", "limit=a", "limit=", "limit=1&limit=2")) {
      market.send(seller, Ask.get("/v1/seller/items?" + query)).refusesFields("limit");
    }
    market.send(seller, Ask.get("/v1/seller/items?cursor=zzz")).refusesFields("cursor");
    market.send(seller, Ask.get("/v1/seller/items?x=1")).refusesFields("x");
    market.send(seller, Ask.get("/v1/seller/rating?x=1")).refusesFields("x");
  }
}
