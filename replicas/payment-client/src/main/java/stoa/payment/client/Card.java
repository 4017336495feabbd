package stoa.payment.client;

/// A card as the buyer sent it. Number and security code go to the payment service and nowhere
/// else, so the text form names none of it.
///
/// @param holder 2 to 50 code points
/// @param number 13 to 19 digits with a right Luhn check digit
/// @param expiry `MM/YY`
/// @param securityCode 3 or 4 digits
public record Card(String holder, String number, String expiry, String securityCode) {
  @Override
  public String toString() {
    return "Card[not shown]";
  }
}
