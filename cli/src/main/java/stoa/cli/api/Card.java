package stoa.cli.api;

import java.util.Map;

/// A payment card. Never printed.
///
/// @param expiry `MM/YY`
public record Card(String holder, String number, String expiry, String securityCode) {
  /// The documented test card that is always approved.
  public static Card approved(String holder) {
    return new Card(holder, "4242424242424242", "12/39", "123");
  }

  /// As it stands in the body of a purchase.
  public Map<String, String> fields() {
    return Map.of(
        "holder", holder, "number", number, "expiry", expiry, "securityCode", securityCode);
  }

  /// Shows nothing of the card.
  @Override
  public String toString() {
    return "Card[…]";
  }
}
