package stoa.buyer.purchase;

import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.OrderState;

/// Which answer an outcome is.
final class PurchaseAnswers {
  private PurchaseAnswers() {}

  /// Whether the outcome will not change any more.
  static boolean isFinal(OrderOutcome outcome) {
    return outcome.hasRefused()
        || outcome.getOrder().getState() == OrderState.ORDER_STATE_COMPLETED
        || outcome.getOrder().getState() == OrderState.ORDER_STATE_DECLINED;
  }

  /// The answer to a final outcome.
  ///
  /// @param replayed whether it stood before the call
  static PurchaseAnswer of(OrderOutcome outcome, boolean replayed) {
    return switch (outcome.getOutcomeCase()) {
      case ORDER -> new PurchaseAnswer.Final(outcome.getOrder(), replayed);
      case REFUSED -> new PurchaseAnswer.NotPlaced(outcome.getRefused(), replayed);
      case OUTCOME_NOT_SET -> throw new IllegalStateException("an outcome without content");
    };
  }

  /// The answer at the time limit, when the last state reached is this. A declined order whose cart
  /// is not given back yet is not shown as declined before it is.
  static PurchaseAnswer underWay(OrderOutcome outcome) {
    return switch (outcome.getOrder().getState()) {
      case ORDER_STATE_PLACED, ORDER_STATE_PAID -> new PurchaseAnswer.UnderWay(outcome.getOrder());
      case ORDER_STATE_COMPLETED -> new PurchaseAnswer.Final(outcome.getOrder(), false);
      case ORDER_STATE_DECLINED, ORDER_STATE_UNSPECIFIED, UNRECOGNIZED ->
          new PurchaseAnswer.Unknown();
    };
  }
}
