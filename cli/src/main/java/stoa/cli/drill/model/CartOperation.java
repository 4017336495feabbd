package stoa.cli.drill.model;

import java.util.Map;
import java.util.Optional;

/// What is done to a buyer's carts, or seen of them. Every session has one, the account has the
/// saved one. Lines are units by item.
public sealed interface CartOperation {
  /// The session.
  String session();

  /// What an answer shows.
  ///
  /// @param saved whether the saved cart equals it
  record View(Map<String, Long> lines, boolean saved) {
    public View {
      lines = Map.copyOf(lines);
    }
  }

  /// A session began: its cart is the saved one.
  record Begun(String session) implements CartOperation {}

  /// A session ended, and its cart with it.
  record Ended(String session) implements CartOperation {}

  record Added(String session, String item, long units, Optional<View> after)
      implements CartOperation {}

  /// More than there were for sale.
  record AddRefused(String session, String item, long units, long available)
      implements CartOperation {}

  /// @param units empty for the whole line
  record Removed(String session, String item, Optional<Long> units, Optional<View> after)
      implements CartOperation {}

  record LineNotFound(String session, String item) implements CartOperation {}

  record Saved(String session, Optional<View> after) implements CartOperation {}

  record Cleared(String session) implements CartOperation {}

  record Shown(String session, View view) implements CartOperation {}

  /// It was found empty by a purchase.
  record FoundEmpty(String session) implements CartOperation {}

  /// It was found taken, by another order than the one given.
  ///
  /// @param orderId empty for a change of the cart, which any order keeps away
  record FoundTaken(String session, Optional<String> orderId) implements CartOperation {}

  /// A purchase took the cart.
  ///
  /// @param lines of the order; empty where they are not known
  record Taken(String session, String orderId, Optional<Map<String, Long>> lines)
      implements CartOperation {}

  /// The purchase ended without an order that stands.
  record GivenBack(String session, String orderId) implements CartOperation {}

  /// The purchase is recorded: the cart is empty, the saved one lacks what was bought.
  record Bought(String session, String orderId, Map<String, Long> lines) implements CartOperation {}
}
