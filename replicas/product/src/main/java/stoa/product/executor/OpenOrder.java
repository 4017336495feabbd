package stoa.product.executor;

import java.util.List;
import stoa.product.row.Messages;
import stoa.product.row.OutcomeRow;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;

/// An order with something left to do or to tell, as far as this leader knows.
///
/// @param ordinal in the order of decision
/// @param outcome as it stood last; the order's lines may be missing
/// @param told the customer group has acknowledged how the order ended
/// @param failures passes in a row that brought it no further
record OpenOrder(long ordinal, OrderOutcome outcome, boolean told, int failures) {
  /// As its row stands.
  static OpenOrder of(OutcomeRow row) {
    var outcome =
        Messages.outcome(row.withoutSuggestions(), List.of(), List.of(), /* stoodBefore= */ true);
    return new OpenOrder(row.ordinal(), outcome, false, 0);
  }

  Order order() {
    return outcome.getOrder();
  }

  /// Its class in the queue: 2 for PREMIUM, 1 for BASIC, 0 for NONE.
  int loyaltyClass() {
    LoyaltyCard card = order().getLoyaltyCard();
    return switch (card) {
      case LOYALTY_CARD_PREMIUM -> 2;
      case LOYALTY_CARD_BASIC -> 1;
      case LOYALTY_CARD_NONE, LOYALTY_CARD_UNSPECIFIED, UNRECOGNIZED -> 0;
    };
  }

  /// As it stands now.
  OpenOrder at(OrderOutcome now) {
    return new OpenOrder(ordinal, now, told && sameState(now), failures);
  }

  /// The customer group knows.
  OpenOrder nowTold() {
    return new OpenOrder(ordinal, outcome, true, failures);
  }

  /// One more pass has failed, or, after some progress, the first.
  OpenOrder failedAfter(OpenOrder begin) {
    return new OpenOrder(ordinal, outcome, told, sameState(begin.outcome) ? failures + 1 : 1);
  }

  private boolean sameState(OrderOutcome other) {
    return other.getOrder().getState() == order().getState();
  }
}
