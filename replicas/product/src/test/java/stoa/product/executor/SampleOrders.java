package stoa.product.executor;

import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.OrderState;

/// Open orders for tests of what needs nothing else.
final class SampleOrders {
  static final LoyaltyCard NONE = LoyaltyCard.LOYALTY_CARD_NONE;
  static final LoyaltyCard BASIC = LoyaltyCard.LOYALTY_CARD_BASIC;
  static final LoyaltyCard PREMIUM = LoyaltyCard.LOYALTY_CARD_PREMIUM;

  private SampleOrders() {}

  static OpenOrder placed(long ordinal, LoyaltyCard card, long placedAtMillis) {
    return new OpenOrder(
        ordinal,
        outcome(OrderState.ORDER_STATE_PLACED, ordinal, card, placedAtMillis),
        /* told= */ false,
        /* failures= */ 0);
  }

  static OrderOutcome outcome(
      OrderState state, long ordinal, LoyaltyCard card, long placedAtMillis) {
    return OrderOutcome.newBuilder()
        .setOrder(
            Order.newBuilder()
                .setOrderId("o" + ordinal)
                .setState(state)
                .setLoyaltyCard(card)
                .setPlacedAtMillis(placedAtMillis))
        .build();
  }
}
