package stoa.cli.admin.audit;

/// Where an order id stands in the product group.
enum Stage {
  PLACED,
  PAID,
  COMPLETED,
  DECLINED,
  /// The refusal of a purchase; no order.
  REFUSED,
  /// None that this build knows: always a difference.
  UNKNOWN;

  /// Whether its units are taken from the stock.
  boolean holdsUnits() {
    return switch (this) {
      case PLACED, PAID, COMPLETED -> true;
      case DECLINED, REFUSED, UNKNOWN -> false;
    };
  }

  /// Whether it is certain that the buyer pays: then, and only then, a closed checkout record was
  /// closed by the recording of the purchase.
  boolean isPaid() {
    return switch (this) {
      case PAID, COMPLETED -> true;
      case PLACED, DECLINED, REFUSED, UNKNOWN -> false;
    };
  }
}
