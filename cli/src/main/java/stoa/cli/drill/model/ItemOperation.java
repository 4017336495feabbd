package stoa.cli.drill.model;

import java.util.Optional;

/// What is done to an item's units and price, or seen of them. An empty view is that of a call that
/// nobody answered.
public sealed interface ItemOperation {
  /// Units for sale, and the price of one.
  record View(long units, long priceCents) {}

  /// Put up for sale for the first time.
  record Listed(long units, long priceCents) implements ItemOperation {}

  /// Listed again at its price.
  record Joined(long units, Optional<View> after) implements ItemOperation {}

  record PriceChanged(long priceCents, Optional<View> after) implements ItemOperation {}

  record UnitsChanged(long delta, Optional<View> after) implements ItemOperation {}

  /// Fewer units were there than should have been taken away.
  record UnitsRefused(long delta) implements ItemOperation {}

  record Withdrawn() implements ItemOperation {}

  /// A buyer or its seller saw it.
  record Seen(View view) implements ItemOperation {}

  /// As a line of a cart shows it: a withdrawn item has its last price and no units.
  record SeenInCart(View view) implements ItemOperation {}

  /// So many could be bought; none of a withdrawn item.
  record Available(long units) implements ItemOperation {}

  /// There is no such item, or no longer.
  record NotFound() implements ItemOperation {}

  /// A complete search of its category did not show it: it has no units or is not for sale.
  record NotInSearch() implements ItemOperation {}

  /// An order took units at the price that holds.
  ///
  /// @param orderId of an order that gives them back later; empty for all others
  record Ordered(long units, long priceCents, Optional<String> orderId) implements ItemOperation {}

  /// A declined order gave back what it had taken.
  record Released(String orderId) implements ItemOperation {}
}
