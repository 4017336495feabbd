package stoa.customer.row;

/// A line of a cart, in whichever table it stands.
public interface LineRow {
  /// The item, once in each cart.
  ItemKey item();

  /// Gives the lines their order: that in which they were first added.
  int lineNumber();

  /// Units, from 1.
  int quantity();
}
