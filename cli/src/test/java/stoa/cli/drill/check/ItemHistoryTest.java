package stoa.cli.drill.check;

import static stoa.cli.drill.check.Market.LISTING;
import static stoa.cli.drill.check.Market.ONE;
import static stoa.cli.drill.check.Market.ending;
import static stoa.cli.drill.check.Market.market;
import static stoa.cli.drill.check.Market.withUnitsInCart;
import static stoa.cli.drill.check.Recorded.cart;
import static stoa.cli.drill.check.Recorded.item;
import static stoa.cli.drill.check.Recorded.order;
import static stoa.cli.drill.check.Verdict.holds;
import static stoa.cli.drill.check.Verdict.violates;

import org.junit.jupiter.api.Test;
import stoa.cli.drill.history.CallKind;

/// What was seen of an item's units and price, and of the orders that took and gave back units.
class ItemHistoryTest {
  private static final String WHOLE_CATEGORY = "{'category':7}";

  @Test
  void aPurchaseTakesItsUnitsOnce() {
    String bought = order("o1", "COMPLETED", "7-1", 2, 100);
    Recorded history =
        withUnitsInCart(2)
            .key("k")
            .buyer(CallKind.PURCHASE, "{}", 201, bought)
            .key("k")
            .buyer(CallKind.PURCHASE, "{}", 201, bought)
            .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 3, 100))
            .buyer(CallKind.SHOW_CART, "{}", 200, cart("7-1", 0, 0, 0, true));
    holds(ending(history, bought));
  }

  @Test
  void aPurchaseThatTookItsUnitsTwiceIsFound() {
    String bought = order("o1", "COMPLETED", "7-1", 2, 100);
    violates(
        withUnitsInCart(2)
            .buyer(CallKind.PURCHASE, "{}", 201, bought)
            .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 1, 100)),
        "item 7-1");
  }

  @Test
  void aStaleReadOfAnItemIsFound() {
    violates(
        market()
            .seller(
                CallKind.CHANGE_PRICE, "{'itemId':'7-1','priceCents':90}", 200, item("7-1", 5, 90))
            .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 5, 100)),
        "item 7-1");
  }

  @Test
  void twoOrdersOfTheLastUnitsAreFound() {
    Recorded history =
        withUnitsInCart(3)
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 3, 100));
    history
        .add("buyer eve", "e/1", CallKind.LOGIN, "{}", 201, "{}")
        .add(
            "buyer eve",
            "e/1",
            CallKind.PURCHASE,
            "{}",
            201,
            order("o2", "COMPLETED", "7-1", 3, 100));
    violates(history, "item 7-1");
  }

  @Test
  void anOrderAtAnOldPriceIsFound() {
    violates(
        withUnitsInCart(1)
            .seller(
                CallKind.CHANGE_PRICE, "{'itemId':'7-1','priceCents':90}", 200, item("7-1", 5, 90))
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 1, 100)),
        "item 7-1");
  }

  @Test
  void aDeclinedOrderGivesItsUnitsBackOnce() {
    String declined = order("o1", "DECLINED", "7-1", 5, 100);
    String answer = "{'code':'payment-declined','orderId':'o1'}";
    holds(
        ending(
            withUnitsInCart(5)
                .at(20, 40)
                .buyer(CallKind.PURCHASE, "{}", 402, answer)
                .at(25, 26)
                .seller(
                    CallKind.OWN_ITEMS,
                    "{'cursor':''}",
                    200,
                    "{'items':[%s]}".formatted(item("7-1", 0, 100)))
                .at(42, 43)
                .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 5, 100)),
            declined));
    violates(
        ending(
            withUnitsInCart(5)
                .buyer(CallKind.PURCHASE, "{}", 402, answer)
                .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 0, 100)),
            declined),
        "item 7-1");
  }

  @Test
  void aRefusalForMissingStockSawTheStock() {
    String refusal =
        "{'code':'insufficient-stock','lines':[{'itemId':'7-1','requested':4,'available':%d}]}";
    Recorded less =
        withUnitsInCart(4)
            .seller(CallKind.CHANGE_UNITS, "{'itemId':'7-1','delta':-2}", 200, item("7-1", 3, 100));
    holds(less.buyer(CallKind.PURCHASE, "{}", 409, refusal.formatted(3)));
    violates(
        withUnitsInCart(4).buyer(CallKind.PURCHASE, "{}", 409, refusal.formatted(3)), "item 7-1");
  }

  @Test
  void aPurchaseWithoutAnAnswerMayHaveHappenedOrNot() {
    Recorded bought = withUnitsInCart(2).unanswered(CallKind.PURCHASE, "{}");
    holds(
        ending(
            bought
                .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 3, 100))
                .buyer(CallKind.SHOW_CART, "{}", 200, cart("7-1", 0, 0, 0, true)),
            order("o1", "COMPLETED", "7-1", 2, 100)));
    Recorded never = withUnitsInCart(2).unanswered(CallKind.PURCHASE, "{}");
    holds(
        ending(
            never
                .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 5, 100))
                .buyer(CallKind.SHOW_CART, "{}", 200, cart("7-1", 2, 100, 5, false)),
            ""));
  }

  @Test
  void unitsThatVanishedWithoutAnOrderAreFound() {
    violates(
        ending(
            withUnitsInCart(2)
                .unanswered(CallKind.PURCHASE, "{}")
                .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 3, 100)),
            ""),
        "item 7-1");
  }

  @Test
  void anItemMissingFromItsWholeCategoryIsFound() {
    violates(market().buyer(CallKind.SEARCH, WHOLE_CATEGORY, 200, "{'items':[]}"), "item 7-1");
    holds(
        market()
            .seller(CallKind.CHANGE_UNITS, "{'itemId':'7-1','delta':-5}", 200, item("7-1", 0, 100))
            .buyer(CallKind.SEARCH, WHOLE_CATEGORY, 200, "{'items':[]}"));
  }

  @Test
  void anItemWhoseListingNobodyAnsweredIsKnownByItsName() {
    holds(
        new Recorded()
            .buyer(CallKind.LOGIN, "{}", 201, "{}")
            .add(Recorded.SELLER, "s/1", CallKind.LIST_ITEM, LISTING, 0, "")
            .buyer(CallKind.GET_ITEM, ONE, 404, "{'code':'item-not-found'}")
            .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 5, 100)));
    violates(
        new Recorded()
            .add(Recorded.SELLER, "s/1", CallKind.LIST_ITEM, LISTING, 0, "")
            .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 5, 100))
            .buyer(CallKind.GET_ITEM, ONE, 404, "{'code':'item-not-found'}"),
        "item 7-1");
  }
}
