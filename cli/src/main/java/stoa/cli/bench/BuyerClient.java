package stoa.cli.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;

/// A buyer who looks around, fills a cart, and buys at every second visit.
final class BuyerClient extends Client {
  private static final int PAGE = 20;
  private static final int UNITS = 2;

  private final Market market;
  private final Card card;
  private final Set<String> voted = new HashSet<>();
  private int visits;

  BuyerClient(ApiClient api, Market market, int number) {
    super(api, market, Accounts.Role.BUYER, "b" + number);
    this.market = market;
    this.card = Card.approved("Bench " + number);
  }

  @Override
  void settle() {
    // A buyer needs nothing but the sellers' items.
  }

  @Override
  void visit(Timed timed) {
    Market.Item item = market.anyItem();
    look(timed, item);
    if (timed.call(Operation.ADD_TO_CART, () -> session().add(item.id(), UNITS)).isEmpty()) {
      return;
    }
    timed.call(Operation.DISPLAY_CART, () -> session().cart());
    if (visits++ % 2 == 0) {
      buy(timed, item);
    } else {
      thinkAgain(timed, item);
    }
  }

  private void look(Timed timed, Market.Item item) {
    timed.call(
        Operation.SEARCH,
        () -> session().search(market.anyCategory(), List.of(market.anyKeyword()), PAGE, ""));
    timed.call(Operation.GET_ITEM, () -> session().item(item.id()));
    timed.call(Operation.SUGGESTIONS, () -> session().suggestions(item.id()));
    timed.call(Operation.SELLER_RATING, () -> session().rating(item.sellerId()));
  }

  private void buy(Timed timed, Market.Item item) {
    String key = UUID.randomUUID().toString();
    timed
        .call(
            Operation.PURCHASE,
            () ->
                session().buyToTheEnd(card, Optional.empty(), key, PURCHASE_TRIES).orThrow().json())
        .ifPresent(order -> follow(timed, order.path("orderId").asText()));
    timed.call(Operation.LIST_ORDERS, () -> session().orders(PAGE, ""));
    if (voted.add(item.id())) {
      timed.run(Operation.FEEDBACK, () -> session().feedback(item.id(), true));
    }
  }

  private void follow(Timed timed, String orderId) {
    timed.call(Operation.GET_ORDER, () -> session().order(orderId));
    timed.call(Operation.TIMELINE, () -> session().timeline(orderId));
  }

  private void thinkAgain(Timed timed, Market.Item item) {
    timed.call(Operation.SAVE_CART, () -> session().save());
    timed.call(Operation.REMOVE_FROM_CART, () -> session().remove(item.id(), Optional.empty()));
    timed.call(Operation.CLEAR_CART, () -> session().clear());
  }

  private BuyerSession session() {
    return new BuyerSession(api(), token());
  }
}
