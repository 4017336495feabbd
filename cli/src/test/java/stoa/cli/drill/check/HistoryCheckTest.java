package stoa.cli.drill.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.cli.drill.check.Market.ONE;
import static stoa.cli.drill.check.Market.ending;
import static stoa.cli.drill.check.Market.market;
import static stoa.cli.drill.check.Market.withUnitsInCart;
import static stoa.cli.drill.check.Recorded.cart;
import static stoa.cli.drill.check.Recorded.item;
import static stoa.cli.drill.check.Recorded.order;
import static stoa.cli.drill.check.Verdict.holds;
import static stoa.cli.drill.check.Verdict.violates;

import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.cli.drill.history.CallKind;

/// What was seen of orders, keys, sessions, votes and accounts, and how a violation is told.
class HistoryCheckTest {
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
