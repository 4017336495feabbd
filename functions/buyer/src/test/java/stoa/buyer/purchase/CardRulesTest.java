package stoa.buyer.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import stoa.payment.client.Card;

class CardRulesTest {
  @Test
  void knowsTheRightCheckDigit() {
    for (String right :
        new String[] {
          "4242424242424242", "4000000000000002", "4000000000000119", "4222222222222"
        }) {
      assertTrue(CardRules.hasLuhnDigit(right), right);
    }
    assertFalse(CardRules.hasLuhnDigit("4242424242424241"));
    assertFalse(CardRules.hasLuhnDigit("2424242424242424"));
  }

  @Test
  void letsACardBeUsedThroughItsLastMonth() {
    assertFalse(CardExpiry.isPast("11/26", LocalDate.of(2026, 11, 30)));
    assertTrue(CardExpiry.isPast("11/26", LocalDate.of(2026, 12, 1)));
    assertTrue(CardExpiry.isPast("12/25", LocalDate.of(2026, 1, 1)));
    assertTrue(CardExpiry.isPast("13/30", LocalDate.of(2026, 1, 1)));
  }

  @Test
  void neverShowsTheCard() {
    Card card = new Card("Ada Lovelace", "4242424242424242", "01/30", "123");
    assertEquals("Card[not shown]", card.toString());
  }
}
