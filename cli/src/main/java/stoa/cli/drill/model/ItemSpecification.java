package stoa.cli.drill.model;

import java.util.Optional;
import stoa.cli.drill.linearizability.SequentialSpecification;
import stoa.cli.drill.model.ItemOperation.View;

/// An item's units and price. Units are never negative, never sold twice, and come back once.
public final class ItemSpecification implements SequentialSpecification<ItemState, ItemOperation> {
  @Override
  public ItemState initial() {
    return ItemState.ABSENT;
  }

  @Override
  public Optional<ItemState> apply(ItemState state, ItemOperation operation) {
    return switch (operation) {
      case ItemOperation.Listed(long units, long priceCents) ->
          when(state.equals(ItemState.ABSENT), ItemState.listed(units, priceCents));
      case ItemOperation.Joined(long units, Optional<View> after) ->
          showing(after, state.withUnits(state.units() + units));
      case ItemOperation.PriceChanged(long priceCents, Optional<View> after) ->
          showing(after, state.withPrice(priceCents));
      case ItemOperation.UnitsChanged(long delta, Optional<View> after) ->
          showing(after, state.withUnits(state.units() + delta));
      case ItemOperation.UnitsRefused(long delta) ->
          when(state.isForSale() && state.units() + delta < 0, state);
      case ItemOperation.Withdrawn() -> state.withdrawn();
      case ItemOperation.Seen(View view) -> when(state.shows(view), state);
      case ItemOperation.SeenInCart(View view) -> when(state.showsInCart(view), state);
      case ItemOperation.Available(long units) -> when(state.available() == units, state);
      case ItemOperation.NotFound() -> when(!state.isForSale(), state);
      case ItemOperation.NotInSearch() -> when(state.available() == 0, state);
      case ItemOperation.Ordered ordered -> order(state, ordered);
      case ItemOperation.Released(String orderId) -> state.released(orderId);
    };
  }

  private static Optional<ItemState> order(ItemState state, ItemOperation.Ordered ordered) {
    Optional<ItemState> taken =
        ordered.priceCents() == state.priceCents()
            ? state.withUnits(state.units() - ordered.units())
            : Optional.empty();
    return taken.map(
        after -> ordered.orderId().map(id -> after.holding(id, ordered.units())).orElse(after));
  }

  private static Optional<ItemState> showing(Optional<View> view, Optional<ItemState> after) {
    return after.filter(state -> view.isEmpty() || state.shows(view.get()));
  }

  private static Optional<ItemState> when(boolean allowed, ItemState after) {
    return allowed ? Optional.of(after) : Optional.empty();
  }

  @Override
  public boolean isObservation(ItemOperation operation) {
    return switch (operation) {
      case ItemOperation.UnitsRefused _,
          ItemOperation.Seen _,
          ItemOperation.SeenInCart _,
          ItemOperation.Available _,
          ItemOperation.NotFound _,
          ItemOperation.NotInSearch _ ->
          true;
      case ItemOperation.Listed _,
          ItemOperation.Joined _,
          ItemOperation.PriceChanged _,
          ItemOperation.UnitsChanged _,
          ItemOperation.Withdrawn _,
          ItemOperation.Ordered _,
          ItemOperation.Released _ ->
          false;
    };
  }
}
