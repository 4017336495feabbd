package stoa.payment.client;

/// The payment service finds a field of the card wrong.
public final class CardRefusedException extends RuntimeException {
  private final String field;
  private final String rule;

  /// A refused card.
  ///
  /// @param field name below `card`
  /// @param rule what the field must be, never its value
  public CardRefusedException(String field, String rule) {
    super("card refused: " + field);
    this.field = field;
    this.rule = rule;
  }

  /// The field's name below `card`.
  public String field() {
    return field;
  }

  /// What the field must be.
  public String rule() {
    return rule;
  }
}
