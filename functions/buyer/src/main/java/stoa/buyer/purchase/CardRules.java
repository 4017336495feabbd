package stoa.buyer.purchase;

/// Rules of a card's fields that a pattern cannot tell. Whether the card has expired is a check of
/// the purchase, not of its form.
public final class CardRules {
  private CardRules() {}

  /// A field that breaks its rule. It never holds the field's value.
  ///
  /// @param field name below `card`
  /// @param rule short name of the rule
  /// @param message what the rule is
  public record Broken(String field, String rule, String message) {}

  /// Whether the last digit is right: every second digit from the right is doubled, and the sum of
  /// all digits ends with 0.
  ///
  /// @param digits only digits of ASCII
  public static boolean hasLuhnDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 1 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /// Whether XML can hold the text, in which it goes to the payment service.
  public static boolean canBeSent(String text) {
    return text.codePoints().noneMatch(c -> c == 0xfffe || c == 0xffff);
  }
}
