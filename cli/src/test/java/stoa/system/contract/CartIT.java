package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.system.contract.Answer.hasFields;
import static stoa.system.contract.Ask.JSON;
import static stoa.system.contract.Ask.json;
import static stoa.system.contract.Market.LINES;
import static stoa.system.contract.Market.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;
import stoa.system.contract.Market.Account;

/// The cart of a session and the saved one.
@ExtendWith(SharedSystem.class)
final class CartIT {
  private final Market market;

  CartIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  private static final String CART = "/v1/buyer/cart";

  private Answer cart(Account buyer) {
    return market.send(buyer, Ask.get(CART)).is(200, "lines", "totalCents", "saved");
  }

  @Test
  void addsUpToTheStockAndSaysHowMuchThereIs() {
    String item = market.list(market.seller());
    Account buyer = market.buyer();
    assertEquals(0, cart(buyer).json().path("lines").size());
    Answer added = market.add(buyer, item, 4).is(200, "lines", "totalCents", "saved");
    JsonNode line = added.json().path("lines").path(0);
    hasFields(line, "itemId", "name", "quantity", "priceCents", "available");
    assertEquals(10, line.path("available").asInt());
    assertEquals(600, added.json().path("totalCents").asInt());
    Answer all = market.add(buyer, item, 6).is(200);
    assertEquals(10, all.json().path("lines").path(0).path("quantity").asInt());
    Answer beyond = market.add(buyer, item, 1).refuses(409, "insufficient-stock", "available");
    assertEquals(10, beyond.json().path("available").asInt());
    assertEquals(all.json(), cart(buyer).json());
  }

  @Test
  void namesTheFieldThatBreaksARule() throws Exception {
    Account buyer = market.buyer();
    for (String quantity : List.of("0", "-1", "1000001", "\"1\"", "null", "1.5")) {
      ObjectNode line = json("itemId", "1-1");
      line.set("quantity", JSON.readTree(quantity));
      market.send(buyer, Ask.post(LINES, line)).refusesFields("quantity");
    }
    market.add(buyer, "abc", 1).refusesFields("itemId");
    market.send(buyer, Ask.post(LINES, json("quantity", 1))).refusesFields("itemId");
    market
        .send(buyer, Ask.post(LINES, json("itemId", "1-1", "quantity", 1, "x", 1)))
        .refuses(400, "unknown-field", "errors");
    market.add(buyer, "1-999999999", 1).refuses(404, "item-not-found");
    for (String quantity : List.of("0", "a", "", "1000001")) {
      market.send(buyer, Ask.delete(LINES + "/1-1?quantity=" + quantity)).refusesFields("quantity");
    }
  }

  @Test
  void takesUnitsOrTheWholeLineOut() {
    String item = market.list(market.seller());
    Account buyer = market.buyerOf(item, 5);
    Ask remove = Ask.delete(LINES + "/" + item);
    Answer less = market.send(buyer, Ask.delete(remove.path() + "?quantity=2")).is(200);
    assertEquals(3, less.json().path("lines").path(0).path("quantity").asInt());
    assertEquals(0, market.send(buyer, remove).is(200).json().path("lines").size());
    market.send(buyer, remove).refuses(404, "line-not-found");
    market.send(buyer, Ask.delete(LINES + "/abc")).refuses(404, "line-not-found");
  }

  @Test
  void holdsAHundredLinesAndRefusesOneMoreUntilThereIsRoom() {
    Account seller = market.seller();
    Account buyer = market.buyer();
    for (int line = 1; line <= 100; line++) {
      market.add(buyer, market.list(seller), 1).is(200);
    }
    String item = market.list(seller);
    Ask more = Ask.post(LINES, json("itemId", item, "quantity", 1)).key(unique());
    market.send(buyer, more).refusesFields("itemId");
    String first = cart(buyer).json().path("lines").path(0).path("itemId").asText("");
    market.send(buyer, Ask.delete(LINES + "/" + first)).is(200);
    Answer added = market.send(buyer, more).is(200);
    assertEquals(100, added.json().path("lines").size());
  }

  @Test
  void keepsWhatWasSavedForTheNextSessionOnly() {
    String item = market.list(market.seller());
    Account buyer = market.buyerOf(item, 2);
    assertTrue(!cart(buyer).json().path("saved").asBoolean());
    Answer saved = market.send(buyer, Ask.of("POST", CART + "/save"));
    saved.is(200, "lines", "totalCents", "saved");
    assertTrue(saved.json().path("saved").asBoolean());
    market.add(buyer, item, 1).is(200);
    assertTrue(!cart(buyer).json().path("saved").asBoolean());
    Account again =
        new Account("buyer", buyer.username(), buyer.id(), market.logIn("buyer", buyer.username()));
    assertEquals(saved.json(), cart(again).json());
    Answer cleared = market.send(again, Ask.delete(CART)).is(200, "lines", "totalCents", "saved");
    assertEquals(0, cleared.json().path("lines").size());
    assertEquals(3, cart(buyer).json().path("lines").path(0).path("quantity").asInt());
    String third = market.logIn("buyer", buyer.username());
    assertEquals(0, market.send(Ask.get(CART).token(third)).is(200).json().path("lines").size());
  }

  @Test
  void showsAWithdrawnItemAsNotAvailable() {
    Account seller = market.seller();
    String item = market.list(seller);
    Account buyer = market.buyerOf(item, 1);
    market.send(seller, Ask.delete("/v1/seller/items/" + item)).is(204);
    assertEquals(0, cart(buyer).json().path("lines").path(0).path("available").asInt(-1));
    market.add(buyer, item, 1).refuses(404, "item-not-found");
  }
}
