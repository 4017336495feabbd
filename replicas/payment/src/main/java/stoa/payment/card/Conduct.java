package stoa.payment.card;

/// How the bank treats a card: by chance, or as a documented test card.
public enum Conduct {
  /// Approved at the configured rate.
  BY_CHANCE,
  APPROVE,
  DECLINE,
  INSUFFICIENT_FUNDS,
  /// A fault at an order's first try, approved at the second.
  FAULT_ONCE;

  /// The conduct of a card number.
  public static Conduct of(String number) {
    return switch (number) {
      case "4242424242424242" -> APPROVE;
      case "4000000000000002" -> DECLINE;
      case "4000000000009995" -> INSUFFICIENT_FUNDS;
      case "4000000000000119" -> FAULT_ONCE;
      default -> BY_CHANCE;
    };
  }
}
