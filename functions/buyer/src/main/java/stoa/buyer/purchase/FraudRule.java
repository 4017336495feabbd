package stoa.buyer.purchase;

import stoa.proto.customer.v1.FraudSignals;

/// When a purchase looks like fraud, by the customer group's counts over the last ten minutes.
final class FraudRule {
  /// Fewer declines than this say nothing about a buyer: a card may be empty.
  static final int BUYER_DECLINES = 10;

  /// A card that was declined so often is being tried out, by whichever accounts.
  static final int CARD_DECLINES = 100;

  private FraudRule() {}

  /// Whether most of a buyer's attempts were declined, and not just a few.
  static boolean suspectsBuyer(FraudSignals signals) {
    return signals.getBuyerDeclines() >= BUYER_DECLINES
        && 2L * signals.getBuyerDeclines() > signals.getBuyerAttempts();
  }

  /// Whether the card was declined too often.
  static boolean suspectsCard(FraudSignals signals) {
    return signals.getCardDeclines() >= CARD_DECLINES;
  }
}
