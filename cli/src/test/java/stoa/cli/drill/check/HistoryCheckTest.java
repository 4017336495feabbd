package stoa.cli.drill.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.cli.drill.check.Recorded.cart;
import static stoa.cli.drill.check.Recorded.item;
import static stoa.cli.drill.check.Recorded.order;

import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.cli.drill.history.CallKind;

class HistoryCheckTest {
  private static final String LISTING =
      "{'name':'Name of 7-1','category':7,'priceCents':100,'quantity':5}";
  private static final String ONE = "{'itemId':'7-1'}";
  private static final String WHOLE_CATEGORY = "{'category':7}";

  /// An item of five units at 100, and a buyer in a session with an empty cart.
  private static Recorded market() {
    return new Recorded()
        .seller(CallKind.LOGIN, "{}", 201, "{'sellerId':1}")
        .seller(CallKind.LIST_ITEM, LISTING, 201, item("7-1", 5, 100))
        .buyer(CallKind.LOGIN, "{}", 201, "{'buyerId':2}");
  }

  private static Recorded withUnitsInCart(int units) {
    return market()
        .buyer(
            CallKind.ADD_TO_CART,
            "{'itemId':'7-1','quantity':%d}".formatted(units),
            200,
            cart("7-1", units, 100, 5, false));
  }

  private static Recorded ending(Recorded history, String orders) {
    return history
        .buyer(CallKind.LIST_ORDERS, "{'cursor':''}", 200, "{'orders':[%s]}".formatted(orders))
        .seller(CallKind.OWN_RATING, "{}", 404, "{'code':'seller-not-found'}");
  }

  private static void holds(Recorded history) {
    HistoryCheck.Result result = history.check();
    assertEquals(List.of(), result.violations());
    assertEquals(List.of(), result.undecided());
  }

  private static void violates(Recorded history, String object) {
    List<String> violations = history.check().violations();
    assertTrue(
        violations.stream().anyMatch(violation -> violation.startsWith(object)),
        () -> object + " is not among " + violations);
  }

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

  @Test
  void aCartThatForgotALineIsFound() {
    violates(
        withUnitsInCart(2).buyer(CallKind.SHOW_CART, "{}", 200, cart("7-1", 0, 0, 0, true)),
        "carts of buyer bob");
  }

  @Test
  void anAdditionThatHappenedTwiceIsFound() {
    violates(
        withUnitsInCart(2).buyer(CallKind.SHOW_CART, "{}", 200, cart("7-1", 4, 100, 5, false)),
        "carts of buyer bob");
  }

  @Test
  void aCartThatStaysTakenByARefusedPurchaseIsFound() {
    String refusal = "{'code':'price-changed','totalCents':100}";
    Recorded refused = withUnitsInCart(1).buyer(CallKind.PURCHASE, "{}", 409, refusal);
    violates(
        refused.buyer(CallKind.REMOVE_FROM_CART, ONE, 409, "{'code':'checkout-in-progress'}"),
        "carts of buyer bob");
  }

  @Test
  void anOrderOfOtherLinesThanTheCartIsFound() {
    violates(
        withUnitsInCart(2)
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 1, 100)),
        "carts of buyer bob");
  }

  @Test
  void savedLinesAreThereAfterALoginLessWhatWasBought() {
    Recorded history =
        withUnitsInCart(2)
            .buyer(CallKind.SAVE_CART, "{}", 200, cart("7-1", 2, 100, 5, true))
            .buyer(
                CallKind.REMOVE_FROM_CART,
                "{'itemId':'7-1','quantity':1}",
                200,
                cart("7-1", 1, 100, 5, false))
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 1, 100))
            .add(Recorded.BUYER, "b/2", CallKind.LOGIN, "{}", 201, "{}")
            .add(
                Recorded.BUYER, "b/2", CallKind.SHOW_CART, "{}", 200, cart("7-1", 1, 100, 4, true));
    holds(history);
  }

  @Test
  void anOrderThatWentBackIsFound() {
    Recorded history =
        withUnitsInCart(2)
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 2, 100))
            .buyer(CallKind.GET_ORDER, "{'orderId':'o1'}", 200, order("o1", "PAID", "7-1", 2, 100));
    violates(history, "order o1");
  }

  @Test
  void anOrderMissingFromTheWholeHistoryOfItsBuyerIsFound() {
    Recorded history =
        withUnitsInCart(2)
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 2, 100))
            .buyer(CallKind.LIST_ORDERS, "{'cursor':''}", 200, "{'orders':[]}");
    violates(history, "order o1");
    assertFalse(history.check().findings().stream().allMatch(Finding::holds));
  }

  @Test
  void anOrderThatNobodyAskedForIsFound() {
    Recorded history = ending(withUnitsInCart(2), order("o9", "COMPLETED", "7-1", 2, 100));
    assertFalse(history.check().findings().stream().allMatch(Finding::holds));
  }

  @Test
  void anOrderSeenBeforeAnyOpenPurchaseWasAskedForIsNotOneOfThem() {
    Recorded history =
        ending(withUnitsInCart(2), order("o9", "COMPLETED", "7-1", 2, 100))
            .unanswered(CallKind.PURCHASE, "{}");
    List<Finding> findings = history.check().findings();
    assertTrue(
        findings.stream()
            .anyMatch(found -> !found.holds() && found.text().contains("o9 of buyer bob")),
        findings::toString);
  }

  @Test
  void anotherAnswerToTheSameKeyIsFound() {
    violates(
        withUnitsInCart(2)
            .key("k")
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 2, 100))
            .key("k")
            .buyer(CallKind.PURCHASE, "{}", 201, order("o2", "COMPLETED", "7-1", 2, 100)),
        "key k");
  }

  @Test
  void aSessionUsedAfterItsLogoutIsFound() {
    violates(
        market()
            .buyer(CallKind.LOGOUT, "{}", 204, "")
            .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 5, 100)),
        "session b/1");
    violates(
        market().buyer(CallKind.GET_ITEM, ONE, 401, "{'code':'session-expired'}"), "session b/1");
  }

  @Test
  void aSessionIsOverAfterItsLogoutWhateverWasAnswered() {
    String refusal = "{'code':'session-not-found'}";
    holds(
        market()
            .buyer(CallKind.LOGOUT, "{}", 404, refusal)
            .buyer(CallKind.SHOW_CART, "{}", 401, "{'code':'session-expired'}"));
    Recorded used =
        market()
            .buyer(CallKind.LOGOUT, "{}", 404, refusal)
            .buyer(CallKind.SHOW_CART, "{}", 200, cart("7-1", 0, 0, 0, true));
    violates(used, "session b/1");
    violates(used, "carts of buyer bob");
  }

  @Test
  void aSecondVoteOfABuyerIsFound() {
    String vote = "{'itemId':'7-1','vote':'UP'}";
    Recorded history =
        withUnitsInCart(1)
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 1, 100))
            .buyer(CallKind.FEEDBACK, vote, 204, "");
    holds(
        history.buyer(CallKind.RATING, "{}", 200, "{'sellerId':1,'up':1,'down':0,'itemsSold':1}"));
    violates(history.buyer(CallKind.FEEDBACK, vote, 204, ""), "votes on 7-1");
  }

  @Test
  void aRatingThatLostASaleIsFound() {
    violates(
        withUnitsInCart(1)
            .buyer(CallKind.PURCHASE, "{}", 201, order("o1", "COMPLETED", "7-1", 1, 100))
            .buyer(CallKind.RATING, "{}", 200, "{'sellerId':1,'up':0,'down':0,'itemsSold':0}"),
        "rating of seller 1");
  }

  @Test
  void aUsernameGivenTwiceIsFound() {
    violates(
        new Recorded()
            .buyer(CallKind.CREATE_ACCOUNT, "{}", 201, "{'buyerId':1}")
            .buyer(CallKind.CREATE_ACCOUNT, "{}", 201, "{'buyerId':2}"),
        "username buyer bob");
  }

  @Test
  void aListingThatIsGoneIsFound() {
    assertFalse(market().check().findings().stream().allMatch(Finding::holds));
    Recorded there =
        market()
            .seller(
                CallKind.OWN_ITEMS,
                "{'cursor':''}",
                200,
                "{'items':[%s]}".formatted(item("7-1", 5, 100)));
    assertTrue(there.check().findings().stream().allMatch(Finding::holds));
  }

  @Test
  void aViolationNamesTheObjectTheOperationsAndTheirTimes() {
    String text =
        market()
            .seller(
                CallKind.CHANGE_PRICE, "{'itemId':'7-1','priceCents':90}", 200, item("7-1", 5, 90))
            .buyer(CallKind.GET_ITEM, ONE, 200, item("7-1", 5, 100))
            .check()
            .violations()
            .getFirst();
    assertTrue(text.contains("item 7-1"), text);
    assertTrue(text.contains("PriceChanged[priceCents=90"), text);
    assertTrue(text.contains("Seen[view=View[units=5, priceCents=100]]"), text);
    assertTrue(text.contains("GET_ITEM"), text);
  }
}
