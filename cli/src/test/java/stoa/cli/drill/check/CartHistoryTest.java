package stoa.cli.drill.check;

import static stoa.cli.drill.check.Market.ONE;
import static stoa.cli.drill.check.Market.withUnitsInCart;
import static stoa.cli.drill.check.Recorded.cart;
import static stoa.cli.drill.check.Recorded.order;
import static stoa.cli.drill.check.Verdict.holds;
import static stoa.cli.drill.check.Verdict.violates;

import org.junit.jupiter.api.Test;
import stoa.cli.drill.history.CallKind;

/// What was seen of a buyer's carts, through purchases and logins.
class CartHistoryTest {
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
}
