package stoa.cli.drill.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stoa.cli.drill.linearizability.SequentialSpecification;
import stoa.cli.drill.model.CartOperation.View;
import stoa.cli.drill.model.CartState.Cart;

/// The carts of one buyer. While an order holds a cart, nothing changes it; each order that took
/// one gives it back or empties it, once.
public final class CartSpecification implements SequentialSpecification<CartState, CartOperation> {
  @Override
  public CartState initial() {
    return CartState.NEW;
  }

  @Override
  public Optional<CartState> apply(CartState state, CartOperation operation) {
    Optional<Cart> cart = state.cart(operation.session());
    return switch (operation) {
      case CartOperation.Begun(String session) ->
          when(cart.isEmpty(), state.with(session, new Cart(state.saved(), "")));
      case CartOperation.Ended(String session) -> when(cart.isPresent(), state.without(session));
      case CartOperation.Added added ->
          change(state, added.session(), added.after(), lines -> add(lines, added));
      case CartOperation.AddRefused refused -> keep(state, cart.filter(c -> refuses(c, refused)));
      case CartOperation.Removed removed ->
          change(state, removed.session(), removed.after(), lines -> remove(lines, removed));
      case CartOperation.LineNotFound(_, String item) ->
          keep(state, cart.filter(Cart::isFree).filter(c -> !c.lines().containsKey(item)));
      case CartOperation.Saved(String session, Optional<View> after) ->
          cart.map(c -> state.saving(c.lines())).filter(saved -> shows(saved, session, after));
      case CartOperation.Cleared(String session) ->
          cart.filter(Cart::isFree)
              .map(c -> state.with(session, new Cart(Map.of(), "")).saving(Map.of()));
      case CartOperation.Shown(String session, View view) ->
          when(state.shows(session, view), state);
      case CartOperation.FoundEmpty _ ->
          keep(state, cart.filter(Cart::isFree).filter(c -> c.lines().isEmpty()));
      case CartOperation.FoundTaken(_, Optional<String> orderId) ->
          keep(
              state,
              cart.filter(c -> !c.isFree())
                  .filter(c -> orderId.isEmpty() || !c.takenBy().equals(orderId.get())));
      case CartOperation.Taken taken -> cart.flatMap(c -> take(state, c, taken));
      case CartOperation.GivenBack(String session, String orderId) ->
          state.endedOrder(session, orderId, c -> new Cart(c.lines(), ""));
      case CartOperation.Bought(String session, String orderId, Map<String, Long> lines) ->
          state
              .endedOrder(session, orderId, c -> new Cart(Map.of(), ""))
              .map(after -> after.saving(lessBought(after.saved(), lines)));
    };
  }

  private static Optional<CartState> change(
      CartState state, String session, Optional<View> after, LinesChange change) {
    return state
        .cart(session)
        .filter(Cart::isFree)
        .flatMap(cart -> change.apply(cart.lines()))
        .map(lines -> state.with(session, new Cart(lines, "")))
        .filter(changed -> shows(changed, session, after));
  }

  /// What becomes of a cart's lines; empty when that is not possible.
  @FunctionalInterface
  private interface LinesChange {
    Optional<Map<String, Long>> apply(Map<String, Long> lines);
  }

  private static Optional<Map<String, Long>> add(
      Map<String, Long> lines, CartOperation.Added added) {
    Map<String, Long> after = new HashMap<>(lines);
    after.merge(added.item(), added.units(), Long::sum);
    return Optional.of(Map.copyOf(after));
  }

  private static Optional<Map<String, Long>> remove(
      Map<String, Long> lines, CartOperation.Removed removed) {
    Long units = lines.get(removed.item());
    if (units == null) {
      return Optional.empty();
    }
    Map<String, Long> after = new HashMap<>(lines);
    long rest = units - removed.units().orElse(units);
    if (rest > 0) {
      after.put(removed.item(), rest);
    } else {
      after.remove(removed.item());
    }
    return Optional.of(Map.copyOf(after));
  }

  private static boolean refuses(Cart cart, CartOperation.AddRefused refused) {
    long wanted = cart.lines().getOrDefault(refused.item(), 0L) + refused.units();
    return cart.isFree() && wanted > refused.available();
  }

  private static Optional<CartState> take(CartState state, Cart cart, CartOperation.Taken taken) {
    boolean possible =
        cart.isFree()
            && !cart.lines().isEmpty()
            && (taken.lines().isEmpty() || taken.lines().get().equals(cart.lines()));
    return when(
        possible,
        state
            .with(taken.session(), new Cart(cart.lines(), taken.orderId()))
            .begunOrder(taken.orderId()));
  }

  private static Map<String, Long> lessBought(Map<String, Long> saved, Map<String, Long> bought) {
    Map<String, Long> rest = new HashMap<>();
    saved.forEach((item, units) -> {
      long left = units - bought.getOrDefault(item, 0L);
      if (left > 0) {
        rest.put(item, left);
      }
    });
    return rest;
  }

  private static boolean shows(CartState state, String session, Optional<View> view) {
    return view.isEmpty() || state.shows(session, view.get());
  }

  private static Optional<CartState> keep(CartState state, Optional<Cart> allowed) {
    return allowed.map(cart -> state);
  }

  private static Optional<CartState> when(boolean allowed, CartState after) {
    return allowed ? Optional.of(after) : Optional.empty();
  }

  @Override
  public boolean isObservation(CartOperation operation) {
    return switch (operation) {
      case CartOperation.AddRefused _,
          CartOperation.LineNotFound _,
          CartOperation.Shown _,
          CartOperation.FoundEmpty _,
          CartOperation.FoundTaken _ ->
          true;
      case CartOperation.Begun _,
          CartOperation.Ended _,
          CartOperation.Added _,
          CartOperation.Removed _,
          CartOperation.Saved _,
          CartOperation.Cleared _,
          CartOperation.Taken _,
          CartOperation.GivenBack _,
          CartOperation.Bought _ ->
          false;
    };
  }
}
