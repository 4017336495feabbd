package stoa.cli.admin.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one member of the customer group holds, at one position.
///
/// @param purchasedByAccount `items purchased` of every account, sellers' included
record CustomerBooks(
    long position,
    Map<Long, Long> purchasedByAccount,
    List<Checkout> checkouts,
    List<HeldCart> heldCarts) {

  Map<String, Checkout> checkoutsById() {
    Map<String, Checkout> byId = HashMap.newHashMap(checkouts.size());
    checkouts.forEach(checkout -> byId.put(checkout.orderId(), checkout));
    return byId;
  }
}
