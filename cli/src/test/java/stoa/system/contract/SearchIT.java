package stoa.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.system.contract.Ask.JSON;
import static stoa.system.contract.Ask.json;
import static stoa.system.contract.Market.newItem;
import static stoa.system.contract.Market.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;
import stoa.system.contract.Market.Account;

/// Finding items.
@ExtendWith(SharedSystem.class)
final class SearchIT {
  private final Market market;

  SearchIT(LocalSystem system) {
    this.market = Market.of(system);
  }

  private final int category = ThreadLocalRandom.current().nextInt(10_000);

  private String list(Account seller, int priceCents, String... keywords) {
    ObjectNode item = newItem().put("category", category).put("priceCents", priceCents);
    return market.list(seller, Ask.with(item, "keywords", JSON.valueToTree(keywords)));
  }

  private Answer search(Account buyer, String more) {
    return market.send(buyer, Ask.get("/v1/buyer/items?category=" + category + more));
  }

  private List<String> found(Account buyer, String more) {
    List<String> ids = new ArrayList<>();
    JsonNode items = search(buyer, more).is(200).json().path("items");
    items.forEach(item -> ids.add(item.path("itemId").asText("")));
    return ids;
  }

  @Test
  void ranksExactMatchesBeforePartialOnesAndPagesInThatOrder() {
    Account seller = market.seller();
    Account buyer = market.buyer();
    String tag = unique().substring(0, 4);
    String other = unique().substring(0, 4);
    String partial = list(seller, 100, tag + "ish");
    String one = list(seller, 100, tag);
    String both = list(seller, 100, other, tag);
    list(seller, 100, "unrelatd");
    List<String> expected = List.of(both, one, partial);
    String query = "&keyword=" + tag + "&keyword=" + other;
    assertEquals(expected, found(buyer, query));
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      String page = cursor.isEmpty() ? "" : "&cursor=" + cursor;
      Answer answer = search(buyer, query + "&limit=1" + page).is(200);
      paged.add(answer.json().path("items").path(0).path("itemId").asText(""));
      String next = answer.json().path("nextCursor").asText("");
      cursor = URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (!cursor.isEmpty());
    assertEquals(expected, paged);
  }

  @Test
  void filtersWithBothBoundsIncludedAndShowsOnlyWhatIsInStock() {
    Account seller = market.seller();
    Account buyer = market.buyer();
    String tag = unique().substring(0, 8);
    String cheap = list(seller, 200, tag);
    String dear = list(seller, 400, tag);
    list(seller, 401, tag);
    String query = "&keyword=" + tag;
    assertEquals(
        List.of(cheap, dear), found(buyer, query + "&minPriceCents=200&maxPriceCents=400"));
    assertEquals(List.of(), found(buyer, query + "&condition=USED"));
    assertEquals(3, found(buyer, query + "&condition=NEW").size());
    market
        .send(seller, Ask.post("/v1/seller/items/" + dear + "/units", json("delta", -10)))
        .is(200);
    assertEquals(List.of(cheap), found(buyer, query + "&minPriceCents=200&maxPriceCents=400"));
    market.send(buyer, Ask.get("/v1/buyer/items/" + dear)).is(200, Market.ITEM);
  }

  @Test
  void readsEscapesAsUtf8AndTreatsNoCharacterSpecially() {
    Account seller = market.seller();
    Account buyer = market.buyer();
    String tag = unique().substring(0, 4);
    String odd = list(seller, 100, tag + "&%_", tag + "+", tag + "\u00fc");
    for (String end : List.of("&%_", "+", "\u00fc")) {
      String word = URLEncoder.encode(tag + end, StandardCharsets.UTF_8);
      assertEquals(List.of(odd), found(buyer, "&keyword=" + word));
    }
  }

  @Test
  void namesTheParameterThatBreaksARule() {
    Account buyer = market.buyer();
    for (String category : List.of("-1", "10000", "a", "")) {
      market.send(buyer, Ask.get("/v1/buyer/items?category=" + category)).refusesFields("category");
    }
    market.send(buyer, Ask.get("/v1/buyer/items")).refusesFields("category");
    for (String keyword : List.of("", "123456789", "a+b", "a&keyword=b".repeat(5))) {
      search(buyer, "&keyword=" + keyword).refuses(400, "invalid-request", "errors");
    }
    search(buyer, "&condition=new").refusesFields("condition");
    search(buyer, "&minPriceCents=-1").refusesFields("minPriceCents");
    search(buyer, "&maxPriceCents=1.5").refusesFields("maxPriceCents");
    search(buyer, "&category=1").refusesFields("category");
    search(buyer, "&colour=red").refusesFields("colour");
    search(buyer, "&keyword=%FF").refuses(400, "invalid-request", "errors");
    search(buyer, "&cursor=abc").refusesFields("cursor");
  }

  @Test
  void knowsNoItemAndNoSellerByAWrongId() {
    Account buyer = market.buyer();
    for (String id : List.of("1-999999999", "abc", "01-1", "1-0")) {
      market.send(buyer, Ask.get("/v1/buyer/items/" + id)).refuses(404, "item-not-found");
    }
    for (String id : List.of("999999999", "0", "abc", "-1")) {
      market
          .send(buyer, Ask.get("/v1/buyer/sellers/" + id + "/rating"))
          .refuses(404, "seller-not-found");
    }
    Account seller = market.seller();
    Answer rating = market.send(buyer, Ask.get("/v1/buyer/sellers/" + seller.id() + "/rating"));
    rating.is(200, "sellerId", "up", "down", "itemsSold");
    assertEquals(rating.json(), market.send(seller, Ask.get("/v1/seller/rating")).is(200).json());
  }
}
