package stoa.cli.drill.check;

import static stoa.cli.drill.check.Recorded.cart;
import static stoa.cli.drill.check.Recorded.item;

import stoa.cli.drill.history.CallKind;

/// Histories to begin with, of one item and one buyer.
final class Market {
  static final String LISTING = "{'name':'Name of 7-1','category':7,'priceCents':100,'quantity':5}";

  /// What a call about the item asks.
  static final String ONE = "{'itemId':'7-1'}";

  private Market() {}

  /// An item of five units at 100, and a buyer in a session with an empty cart.
  static Recorded market() {
    return new Recorded()
        .seller(CallKind.LOGIN, "{}", 201, "{'sellerId':1}")
        .seller(CallKind.LIST_ITEM, LISTING, 201, item("7-1", 5, 100))
        .buyer(CallKind.LOGIN, "{}", 201, "{'buyerId':2}");
  }

  /// The same with that many units in the cart.
  static Recorded withUnitsInCart(int units) {
    return market()
        .buyer(
            CallKind.ADD_TO_CART,
            "{'itemId':'7-1','quantity':%d}".formatted(units),
            200,
            cart("7-1", units, 100, 5, false));
  }

  /// Adds the last calls: for the buyer's whole list of orders, and for the seller's rating.
  static Recorded ending(Recorded history, String orders) {
    return history
        .buyer(CallKind.LIST_ORDERS, "{'cursor':''}", 200, "{'orders':[%s]}".formatted(orders))
        .seller(CallKind.OWN_RATING, "{}", 404, "{'code':'seller-not-found'}");
  }
}
