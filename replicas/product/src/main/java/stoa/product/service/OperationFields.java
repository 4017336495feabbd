package stoa.product.service;

import stoa.proto.common.v1.CommandHeader;
import stoa.proto.product.v1.ChangeUnits;
import stoa.proto.product.v1.Condition;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.ListItem;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RecordPayment;
import stoa.proto.product.v1.RefuseOrder;
import stoa.proto.product.v1.RequestedLine;
import stoa.proto.product.v1.SubmitRequest;
import stoa.replica.service.FieldRules;

/// What a command must be like to get into the log.
final class OperationFields {
  private static final int MAX_LINES = 100;
  private static final int MAX_SUGGESTIONS = 10;

  private OperationFields() {}

  /// @throws IllegalArgumentException naming the field and the rule
  static void check(SubmitRequest request) {
    header(request.getHeader(), isPurchase(request.getOperation()));
    operation(request.getOperation());
  }

  /// Commands of a purchase are once-only by the outcome's row, not by a command id.
  private static boolean isPurchase(ProductOperation operation) {
    return switch (operation.getOperationCase()) {
      case PLACE_ORDER,
          REFUSE_ORDER,
          RECORD_PAYMENT,
          COMPLETE_ORDER,
          RECORD_ATTEMPT,
          ACKNOWLEDGE_ORDER ->
          true;
      case LIST_ITEM, CHANGE_PRICE, CHANGE_UNITS, WITHDRAW_ITEM, GIVE_FEEDBACK, OPERATION_NOT_SET ->
          false;
    };
  }

  private static void header(CommandHeader header, boolean purchase) {
    FieldRules.require(
        purchase ? header.getCommandId().isEmpty() : FieldRules.hasCommandId(header),
        "header.command_id",
        purchase ? "empty for the commands of a purchase" : "16 bytes");
    FieldRules.header(header);
  }

  private static void operation(ProductOperation operation) {
    switch (operation.getOperationCase()) {
      case LIST_ITEM -> list(operation.getListItem());
      case CHANGE_PRICE -> {
        var change = operation.getChangePrice();
        FieldRules.given("seller_id", change.getSellerId());
        Fields.item("item_id", change.getItemId());
        Fields.priceCents(change.getPriceCents());
      }
      case CHANGE_UNITS -> units(operation.getChangeUnits());
      case WITHDRAW_ITEM -> {
        FieldRules.given("seller_id", operation.getWithdrawItem().getSellerId());
        Fields.item("item_id", operation.getWithdrawItem().getItemId());
      }
      case GIVE_FEEDBACK -> {
        FieldRules.given("buyer_id", operation.getGiveFeedback().getBuyerId());
        Fields.item("item_id", operation.getGiveFeedback().getItemId());
      }
      case PLACE_ORDER -> place(operation.getPlaceOrder());
      case REFUSE_ORDER -> refuse(operation.getRefuseOrder());
      case RECORD_PAYMENT -> pay(operation.getRecordPayment());
      case COMPLETE_ORDER -> {
        FieldRules.orderId(operation.getCompleteOrder().getOrderId());
        Fields.events(operation.getCompleteOrder().getEventsList());
      }
      case RECORD_ATTEMPT -> FieldRules.orderId(operation.getRecordAttempt().getOrderId());
      case ACKNOWLEDGE_ORDER -> {
        FieldRules.orderId(operation.getAcknowledgeOrder().getOrderId());
        Fields.events(operation.getAcknowledgeOrder().getEventsList());
      }
      case OPERATION_NOT_SET -> FieldRules.require(false, "operation", "one of the operations");
    }
  }

  private static void list(ListItem listing) {
    FieldRules.given("seller_id", listing.getSellerId());
    Fields.name(listing.getName());
    Fields.category(listing.getCategory());
    Fields.keywords(listing.getKeywordsList());
    FieldRules.require(
        listing.getCondition() != Condition.CONDITION_UNSPECIFIED, "condition", "new or used");
    Fields.priceCents(listing.getPriceCents());
    FieldRules.range("quantity", listing.getQuantity(), 1, Fields.MAX_UNITS);
  }

  private static void units(ChangeUnits change) {
    FieldRules.given("seller_id", change.getSellerId());
    Fields.item("item_id", change.getItemId());
    FieldRules.range("delta", change.getDelta(), -Fields.MAX_UNITS, Fields.MAX_UNITS);
    FieldRules.require(change.getDelta() != 0, "delta", "not 0");
  }

  private static void place(PlaceOrder order) {
    FieldRules.orderId(order.getOrderId());
    FieldRules.given("buyer_id", order.getBuyerId());
    lines(order);
    FieldRules.require(
        order.getLoyaltyCard() != LoyaltyCard.LOYALTY_CARD_UNSPECIFIED,
        "loyalty_card",
        "none, basic or premium");
    FieldRules.require(order.getExpectedTotalCents() >= 0, "expected_total_cents", "not negative");
    FieldRules.fingerprint("fingerprint", order.getFingerprint(), 1);
    Fields.cardToken(order.getCardToken());
    FieldRules.fingerprint("card_fingerprint", order.getCardFingerprint(), 1);
    Fields.events(order.getEventsList());
    Fields.items("suggestions", order.getSuggestionsList(), 0, MAX_SUGGESTIONS);
  }

  private static void lines(PlaceOrder order) {
    var itemIds = order.getLinesList().stream().map(RequestedLine::getItemId).toList();
    Fields.items("lines", itemIds, 1, MAX_LINES);
    FieldRules.require(
        itemIds.stream().distinct().count() == itemIds.size(), "lines", "each item once");
    order
        .getLinesList()
        .forEach(
            line -> FieldRules.range("lines.quantity", line.getQuantity(), 1, Fields.MAX_UNITS));
  }

  private static void refuse(RefuseOrder refusal) {
    FieldRules.orderId(refusal.getOrderId());
    FieldRules.given("buyer_id", refusal.getBuyerId());
    FieldRules.require(
        switch (refusal.getReason()) {
          case REFUSE_REASON_ABANDONED,
              REFUSE_REASON_CARD_EXPIRED,
              REFUSE_REASON_BUYER_DATA_MISSING,
              REFUSE_REASON_FRAUD_SUSPECTED,
              REFUSE_REASON_CART_EMPTY ->
              true;
          case REFUSE_REASON_UNSPECIFIED,
              REFUSE_REASON_INSUFFICIENT_STOCK,
              REFUSE_REASON_PRICE_CHANGED,
              UNRECOGNIZED ->
              false;
        },
        "reason",
        "one that the checks of a purchase give");
    FieldRules.fingerprint("fingerprint", refusal.getFingerprint(), 1);
    Fields.events(refusal.getEventsList());
  }

  private static void pay(RecordPayment payment) {
    FieldRules.orderId(payment.getOrderId());
    boolean reasonGiven = payment.getDeclineReason() != DeclineReason.DECLINE_REASON_UNSPECIFIED;
    FieldRules.require(
        payment.getAuthorized() != reasonGiven, "decline_reason", "where not authorized, only");
    Fields.events(payment.getEventsList());
  }
}
