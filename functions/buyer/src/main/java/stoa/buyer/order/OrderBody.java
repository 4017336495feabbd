package stoa.buyer.order;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.buyer.purchase.CardRules;
import stoa.http.problem.ProblemCode;
import stoa.http.request.Fields;
import stoa.payment.client.Card;
import stoa.proto.product.v1.LoyaltyCard;

/// What a buyer sends to buy the cart. Its form only; nothing of it is kept but by the purchase.
///
/// @param expectedTotalCents another total is refused
record OrderBody(Card card, LoyaltyCard loyaltyCard, OptionalLong expectedTotalCents) {
  /// A cart of 100 lines of the most units at the highest price.
  static final long MAX_TOTAL_CENTS = 100L * 1_000_000 * 99_999_999;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{13,19}");
  private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2])/[0-9]{2}");
  private static final Pattern SECURITY_CODE = Pattern.compile("[0-9]{3,4}");

  /// A card, for the API document.
  @Schema(
      name = "Card",
      requiredProperties = {"holder", "number", "expiry", "securityCode"})
  record CardDocument(
      @Schema(minLength = 2, maxLength = 50) String holder,
      @Schema(pattern = "^[0-9]{13,19}$", description = "with a right Luhn check digit")
          String number,
      @Schema(pattern = "^(0[1-9]|1[0-2])/[0-9]{2}$", description = "MM/YY") String expiry,
      @Schema(pattern = "^[0-9]{3,4}$") String securityCode) {
    @Override
    public String toString() {
      return "Card[not shown]";
    }
  }

  /// A purchase of the cart, for the API document.
  @Schema(name = "NewOrder", requiredProperties = "card")
  record Document(
      CardDocument card,
      @Schema(
              type = "string",
              allowableValues = {"NONE", "BASIC", "PREMIUM"},
              defaultValue = "NONE")
          @Nullable String loyaltyCard,
      @Schema(minimum = "0", maximum = "9999999900000000") @Nullable Long expectedTotalCents) {}

  /// Reads and judges the body.
  ///
  /// @throws stoa.http.problem.ProblemException `invalid-request`, `unknown-field`, or for what is
  ///   wrong inside the card `invalid-card`
  static OrderBody read(Fields fields) {
    Fields card = fields.object("card");
    Card read = card(card);
    LoyaltyCard loyaltyCard =
        fields
            .optionalChoice("loyaltyCard", List.of("NONE", "BASIC", "PREMIUM"))
            .map(OrderBody::loyaltyCard)
            .orElse(LoyaltyCard.LOYALTY_CARD_NONE);
    OptionalLong expected = fields.optionalInteger("expectedTotalCents", 0, MAX_TOTAL_CENTS);
    fields.done();
    card.done(ProblemCode.INVALID_CARD);
    return new OrderBody(read, loyaltyCard, expected);
  }

  private static Card card(Fields fields) {
    Card card =
        new Card(
            fields.text("holder", 2, 50),
            fields.text("number", NUMBER, "must have 13 to 19 digits"),
            fields.text("expiry", EXPIRY, "must be a month and a year as MM/YY"),
            fields.text("securityCode", SECURITY_CODE, "must have 3 or 4 digits"));
    if (NUMBER.matcher(card.number()).matches() && !CardRules.hasLuhnDigit(card.number())) {
      fields.fault("number", "luhn", "must end with the right check digit");
    }
    if (!CardRules.canBeSent(card.holder())) {
      fields.fault("holder", "characters", "must not contain U+FFFE and U+FFFF");
    }
    return card;
  }

  private static LoyaltyCard loyaltyCard(String word) {
    return switch (word) {
      case "BASIC" -> LoyaltyCard.LOYALTY_CARD_BASIC;
      case "PREMIUM" -> LoyaltyCard.LOYALTY_CARD_PREMIUM;
      default -> LoyaltyCard.LOYALTY_CARD_NONE;
    };
  }
}
