package stoa.cli.drill.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A buyer's carts as the customer group has them.
///
/// @param carts of the sessions that are active
/// @param saved the account's
/// @param underWay orders that took a cart and have not ended
public record CartState(Map<String, Cart> carts, Map<String, Long> saved, Set<String> underWay) {
  static final CartState NEW = new CartState(Map.of(), Map.of(), Set.of());

  /// A session's cart.
  ///
  /// @param takenBy the order that holds it; empty when none does
  public record Cart(Map<String, Long> lines, String takenBy) {
    boolean isFree() {
      return takenBy.isEmpty();
    }
  }

  Optional<Cart> cart(String session) {
    return Optional.ofNullable(carts.get(session));
  }

  CartState with(String session, Cart cart) {
    Map<String, Cart> all = new HashMap<>(carts);
    all.put(session, cart);
    return new CartState(Map.copyOf(all), saved, underWay);
  }

  CartState without(String session) {
    Map<String, Cart> all = new HashMap<>(carts);
    all.remove(session);
    return new CartState(Map.copyOf(all), saved, underWay);
  }

  CartState saving(Map<String, Long> lines) {
    return new CartState(carts, Map.copyOf(lines), underWay);
  }

  CartState begunOrder(String orderId) {
    Set<String> more = new HashSet<>(underWay);
    more.add(orderId);
    return new CartState(carts, saved, Set.copyOf(more));
  }

  /// Ends an order that took a cart; the session that held it may be gone.
  ///
  /// @param change of the cart, where the order still holds it
  Optional<CartState> endedOrder(String session, String orderId, UnaryOperator<Cart> change) {
    if (!underWay.contains(orderId)) {
      return Optional.empty();
    }
    Set<String> fewer = new HashSet<>(underWay);
    fewer.remove(orderId);
    CartState ended = new CartState(carts, saved, Set.copyOf(fewer));
    return Optional.of(
        cart(session)
            .filter(cart -> cart.takenBy().equals(orderId))
            .map(cart -> ended.with(session, change.apply(cart)))
            .orElse(ended));
  }

  boolean shows(String session, CartOperation.View view) {
    return cart(session)
        .filter(cart -> cart.lines().equals(view.lines()))
        .filter(cart -> cart.lines().equals(saved) == view.saved())
        .isPresent();
  }
}
