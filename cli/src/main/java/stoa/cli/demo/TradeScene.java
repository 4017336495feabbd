package stoa.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;

/// Buyers search, buy, are refused where they must be, and give feedback.
final class TradeScene {
  private static final String DECLINED_NUMBER = "4000000000000002";
  private static final int PAGE = 20;

  private final Narration narration;
  private final Cast cast;
  private final Goods goods;

  TradeScene(Narration narration, Cast cast, Goods goods) {
    this.narration = narration;
    this.cast = cast;
    this.goods = goods;
  }

  /// @return the orders that were acknowledged
  List<Acknowledged> play() {
    narration.scene("Buyers search and buy");
    Buyer ada = cast.buyer("ada");
    Buyer ben = cast.buyer("ben");
    Buyer clio = cast.buyer("clio");
    List<Acknowledged> acknowledged = new ArrayList<>();
    search(ada);
    acknowledged.add(buyLamps(ada));
    decline(ben);
    acknowledged.add(buyTheLastOwl(clio, ben));
    feedback(ada, ben);
    return acknowledged;
  }

  private void search(Buyer buyer) {
    JsonNode found =
        buyer.session().search(goods.category(), List.of(cast.mark(), "owl"), PAGE, "");
    narration.claim(
        found.path("items").size() >= 2 && item(found, 0).equals(goods.owl()),
        "%s searches for an owl: %s comes first of %d"
            .formatted(
                buyer.username(),
                found.path("items").path(0).path("name").asText(),
                found.path("items").size()));
  }

  private static String item(JsonNode found, int index) {
    return found.path("items").path(index).path("itemId").asText();
  }

  private Acknowledged buyLamps(Buyer ada) {
    JsonNode cart = ada.session().add(goods.lamp(), 2);
    String key = UUID.randomUUID().toString();
    ApiAnswer first = ada.session().buy(ada.card(), Optional.of("PREMIUM"), key);
    Order order = Order.of(first.json());
    narration.claim(
        first.status() == 201
            && order.isCompleted()
            && order.totalCents() == cart.path("totalCents").asLong(),
        "%s buys 2 lamps for %s: %s %s"
            .formatted(
                ada.username(), Money.of(order.totalCents()), Refusals.text(first), order.state()));
    ApiAnswer second = ada.session().buy(ada.card(), Optional.of("PREMIUM"), key);
    narration.claim(
        second.replayed() && Order.of(second.json()).equals(order) && ada.orders().size() == 1,
        "the same purchase with the same Idempotency-Key: %d, replayed %s, orders in all %d"
            .formatted(second.status(), second.replayed(), ada.orders().size()));
    return new Acknowledged(ada, order.id());
  }

  private void decline(Buyer ben) {
    long before = stock(ben, goods.lamp());
    ben.session().add(goods.lamp(), 3);
    var card = new Card("Ben", DECLINED_NUMBER, "12/39", "123");
    ApiAnswer answer = ben.session().buy(card, Optional.empty(), UUID.randomUUID().toString());
    narration.claimAnswer(
        "402 payment-declined", Refusals.text(answer), ben.username() + " pays with a bad card");
    narration.claim(
        stock(ben, goods.lamp()) == before && !ben.session().cart().path("lines").isEmpty(),
        "the lamps are back in stock, and still in the cart");
    ben.session().clear();
  }

  private static long stock(Buyer buyer, String itemId) {
    return buyer.session().item(itemId).path("quantity").asLong();
  }

  private Acknowledged buyTheLastOwl(Buyer clio, Buyer ben) {
    ben.session().add(goods.owl(), 1);
    clio.session().add(goods.owl(), 1);
    ApiAnswer bought =
        clio.session().buy(clio.card(), Optional.of("BASIC"), UUID.randomUUID().toString());
    narration.claimAnswer(
        "201", Refusals.text(bought), clio.username() + " buys the only owl for 999.00");
    ApiAnswer late = ben.session().buy(ben.card(), Optional.empty(), UUID.randomUUID().toString());
    narration.claimAnswer(
        "409 insufficient-stock",
        Refusals.text(late),
        ben.username() + ", who had it in the cart too, comes too late");
    ben.session().clear();
    narration.claimAnswer(
        "409 insufficient-stock",
        Refusals.of(() -> ben.session().add(goods.owl(), 1)),
        "nobody can put it into a cart any more");
    return new Acknowledged(clio, Order.of(bought.json()).id());
  }

  private void feedback(Buyer ada, Buyer ben) {
    BuyerSession session = ada.session();
    session.feedback(goods.lamp(), true);
    narration.claimAnswer(
        "409 feedback-already-given",
        Refusals.of(() -> session.feedback(goods.lamp(), false)),
        ada.username() + " praises the lamps, and cannot vote twice");
    narration.claimAnswer(
        "403 not-purchased",
        Refusals.of(() -> ben.session().feedback(goods.lamp(), false)),
        ben.username() + " cannot vote on what was never bought");
    JsonNode rating = session.rating(goods.athena().id());
    narration.claim(
        rating.path("up").asLong() == 1 && rating.path("itemsSold").asLong() == 3,
        "%s has %d up, %d down, %d items sold"
            .formatted(
                goods.athena().username(),
                rating.path("up").asLong(),
                rating.path("down").asLong(),
                rating.path("itemsSold").asLong()));
  }
}
