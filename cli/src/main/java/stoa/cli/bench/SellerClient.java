package stoa.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;
import stoa.cli.api.Listing;
import stoa.cli.api.SellerSession;

/// A seller who lists something, looks after the prices and the stock, and at the rating.
final class SellerClient extends Client {
  private static final int ITEMS_AT_FIRST = 5;

  /// Never sold out by a run.
  private static final long UNITS = 900_000;

  private static final long MAX_CENTS = 10_000;
  private static final int PAGE = 20;

  private final Market market;
  private final List<String> items = new ArrayList<>();
  private int listed;
  private int visits;

  SellerClient(ApiClient api, Market market, int number) {
    super(api, market, Accounts.Role.SELLER, "s" + number);
    this.market = market;
  }

  @Override
  void settle() {
    for (int item = items.size(); item < ITEMS_AT_FIRST; item++) {
      learn(session().list(listing()));
    }
  }

  @Override
  void visit(Timed timed) {
    timed.call(Operation.OWN_ITEMS, () -> session().items(PAGE, ""));
    Optional<JsonNode> item = timed.call(Operation.LIST_ITEM, () -> session().list(listing()));
    timed.call(Operation.CHANGE_PRICE, () -> session().changePrice(Market.any(items), anyPrice()));
    timed.call(Operation.CHANGE_UNITS, () -> session().changeUnits(Market.any(items), 1));
    timed.call(Operation.OWN_RATING, () -> session().rating());
    if (visits++ % 2 == 0) {
      item.ifPresent(this::learn);
    } else {
      // No buyer was told of it, so that nobody is refused because of this.
      item.map(SellerClient::idOf)
          .ifPresent(id -> timed.run(Operation.WITHDRAW_ITEM, () -> session().withdraw(id)));
    }
  }

  private SellerSession session() {
    return new SellerSession(api(), token());
  }

  private Listing listing() {
    listed++;
    return new Listing(
        "Item " + listed + " of " + id(),
        market.anyCategory(),
        List.of(market.anyKeyword(), "bench"),
        ThreadLocalRandom.current().nextBoolean() ? "NEW" : "USED",
        anyPrice(),
        UNITS);
  }

  private static long anyPrice() {
    return ThreadLocalRandom.current().nextLong(1, MAX_CENTS);
  }

  private void learn(JsonNode item) {
    items.add(idOf(item));
    market.offer(new Market.Item(idOf(item), id()));
  }

  private static String idOf(JsonNode item) {
    return item.path("itemId").asText();
  }
}
