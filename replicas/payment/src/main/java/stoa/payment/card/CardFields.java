package stoa.payment.card;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form of a card's fields. Not whether it has expired: that is a check of the purchase.
///
/// @param number 13 to 19 digits; never to be shown
/// @param securityCode 3 or 4 digits; never to be shown
public record CardFields(String holder, String number, String expiry, String securityCode) {
  private static final int MIN_HOLDER = 2;
  private static final int MAX_HOLDER = 50;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{13,19}");
  private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2])/[0-9]{2}");
  private static final Pattern SECURITY_CODE = Pattern.compile("[0-9]{3,4}");

  /// A field that breaks its rule.
  public record Fault(String field, String rule) {}

  /// The first field that breaks its rule.
  public Optional<Fault> fault() {
    String normalized = Normalizer.normalize(holder, Normalizer.Form.NFC);
    int holderLength = normalized.codePointCount(0, normalized.length());
    if (holderLength < MIN_HOLDER || holderLength > MAX_HOLDER) {
      return Optional.of(new Fault("holder", "2 to 50 characters"));
    }
    if (!NUMBER.matcher(number).matches() || !luhn(number)) {
      return Optional.of(new Fault("number", "13 to 19 digits with a right check digit"));
    }
    if (!EXPIRY.matcher(expiry).matches()) {
      return Optional.of(new Fault("expiry", "MM/YY"));
    }
    if (!SECURITY_CODE.matcher(securityCode).matches()) {
      return Optional.of(new Fault("securityCode", "3 or 4 digits"));
    }
    return Optional.empty();
  }

  /// The check of ISO/IEC 7812-1, annex B.
  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /// Shows nothing of the card.
  @Override
  public String toString() {
    return "CardFields[…]";
  }
}
