package stoa.buyer.order;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.http.request.ItemIds;
import stoa.http.view.ItemView;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderLine;
import stoa.proto.product.v1.OrderState;

/// An order as its buyer sees it. What does not apply is left out.
///
/// @param totalCents integer cents, at the prices of the moment it was placed
/// @param placedAt RFC 3339
/// @param finishedAt once COMPLETED or DECLINED
/// @param suggestions items bought together with those of the order
@Serdeable
@Schema(
    name = "Order",
    requiredProperties = {"orderId", "state", "lines", "totalCents", "loyaltyCard", "placedAt"})
record OrderView(
    String orderId,
    @Schema(
            type = "string",
            allowableValues = {"PLACED", "PAID", "COMPLETED", "DECLINED"})
        String state,
    List<OrderLineView> lines,
    long totalCents,
    @Schema(
            type = "string",
            allowableValues = {"NONE", "BASIC", "PREMIUM"})
        String loyaltyCard,
    @Schema(format = "date-time") String placedAt,
    @Schema(format = "date-time") @Nullable String finishedAt,
    @Schema(
            type = "string",
            allowableValues = {"DECLINED", "INSUFFICIENT_FUNDS", "PAYMENT_UNAVAILABLE"})
        @Nullable String declineReason,
    @Nullable List<ItemView> suggestions) {
  /// What was bought of one item, and its price then.
  @Serdeable
  @Schema(
      name = "OrderLine",
      requiredProperties = {"itemId", "sellerId", "name", "quantity", "priceCents"})
  record OrderLineView(String itemId, long sellerId, String name, long quantity, long priceCents) {
    private static OrderLineView of(OrderLine line) {
      return new OrderLineView(
          ItemIds.write(line.getItemId()),
          line.getSellerId(),
          line.getName(),
          line.getQuantity(),
          line.getPriceCents());
    }
  }

  /// Of the group's order.
  static OrderView of(Order order) {
    return new OrderView(
        order.getOrderId(),
        state(order.getState()),
        order.getLinesList().stream().map(OrderLineView::of).toList(),
        order.getTotalCents(),
        loyaltyCard(order.getLoyaltyCard()),
        Instant.ofEpochMilli(order.getPlacedAtMillis()).toString(),
        order.getFinishedAtMillis() == 0
            ? null
            : Instant.ofEpochMilli(order.getFinishedAtMillis()).toString(),
        declineReason(order.getDeclineReason()),
        order.getSuggestionsCount() == 0
            ? null
            : order.getSuggestionsList().stream().map(ItemView::of).toList());
  }

  private static String state(OrderState state) {
    return switch (state) {
      case ORDER_STATE_PLACED -> "PLACED";
      case ORDER_STATE_PAID -> "PAID";
      case ORDER_STATE_COMPLETED -> "COMPLETED";
      case ORDER_STATE_DECLINED -> "DECLINED";
      case ORDER_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("an order without a state");
    };
  }

  private static String loyaltyCard(LoyaltyCard card) {
    return switch (card) {
      case LOYALTY_CARD_BASIC -> "BASIC";
      case LOYALTY_CARD_PREMIUM -> "PREMIUM";
      case LOYALTY_CARD_NONE, LOYALTY_CARD_UNSPECIFIED, UNRECOGNIZED -> "NONE";
    };
  }

  private static @Nullable String declineReason(DeclineReason reason) {
    return switch (reason) {
      case DECLINE_REASON_DECLINED -> "DECLINED";
      case DECLINE_REASON_INSUFFICIENT_FUNDS -> "INSUFFICIENT_FUNDS";
      case DECLINE_REASON_PAYMENT_UNAVAILABLE -> "PAYMENT_UNAVAILABLE";
      case DECLINE_REASON_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }
}
