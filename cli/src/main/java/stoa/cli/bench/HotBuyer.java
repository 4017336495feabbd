package stoa.cli.bench;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;

/// A buyer who wants one unit of whatever everybody wants, again and again.
final class HotBuyer extends Client {
  private final List<String> items;
  private final LongAdder bought;
  private final Card card;

  /// @param items those that all buyers meet at
  /// @param bought counts the units
  HotBuyer(ApiClient api, Market market, int number, List<String> items, LongAdder bought) {
    super(api, market, Accounts.Role.BUYER, "h" + number);
    this.items = items;
    this.bought = bought;
    this.card = Card.approved("Hot " + number);
  }

  @Override
  void settle() {
    // A buyer needs nothing but the items.
  }

  @Override
  void visit(Timed timed) {
    BuyerSession session = new BuyerSession(api(), token());
    String item = Market.any(items);
    if (timed.call(Operation.ADD_TO_CART, () -> session.add(item, 1)).isEmpty()) {
      clear(session);
      return;
    }
    String key = UUID.randomUUID().toString();
    timed
        .call(
            Operation.PURCHASE,
            () -> session.buyToTheEnd(card, Optional.empty(), key, PURCHASE_TRIES).orThrow().json())
        .ifPresentOrElse(order -> bought.increment(), () -> clear(session));
  }

  private static void clear(BuyerSession session) {
    try {
      session.clear();
    } catch (ApiProblem | ApiUnavailable held) {
      // By an order that is not final yet; the next visit tries again.
    }
  }
}
