package stoa.buyer.purchase;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import stoa.proto.customer.v1.FraudSignals;

class FraudRuleTest {
  @Test
  void suspectsABuyerMostOfWhoseManyAttemptsWereDeclined() {
    assertTrue(FraudRule.suspectsBuyer(signals(19, 10, 0)));
    assertFalse(FraudRule.suspectsBuyer(signals(20, 10, 0)));
    assertFalse(FraudRule.suspectsBuyer(signals(9, 9, 0)));
    assertFalse(FraudRule.suspectsBuyer(signals(0, 0, 1_000)));
  }

  @Test
  void suspectsACardThatWasDeclinedAHundredTimes() {
    assertTrue(FraudRule.suspectsCard(signals(0, 0, 100)));
    assertFalse(FraudRule.suspectsCard(signals(99, 99, 99)));
  }

  private static FraudSignals signals(int attempts, int declines, int cardDeclines) {
    return FraudSignals.newBuilder()
        .setBuyerAttempts(attempts)
        .setBuyerDeclines(declines)
        .setCardDeclines(cardDeclines)
        .build();
  }
}
