package stoa.buyer.purchase;

/// The payment service finds a field of the card wrong.
public final class CardRefusedException extends RuntimeException {
  private final CardRules.Broken broken;

  /// A refused card.
  ///
  /// @param broken the field and its rule, never its value
  public CardRefusedException(CardRules.Broken broken) {
    super("card refused: " + broken.field());
    this.broken = broken;
  }

  /// The field and its rule.
  public CardRules.Broken broken() {
    return broken;
  }
}
