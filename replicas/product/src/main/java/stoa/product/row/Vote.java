package stoa.product.row;

/// A buyer's feedback on an item.
public enum Vote {
  NONE,
  UP,
  DOWN
}
