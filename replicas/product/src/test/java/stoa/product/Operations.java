package stoa.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import stoa.proto.common.v1.ClockEntry;
import stoa.proto.common.v1.ItemId;
import stoa.proto.common.v1.TimelineEvent;
import stoa.proto.product.v1.AcknowledgeOrder;
import stoa.proto.product.v1.ChangePrice;
import stoa.proto.product.v1.ChangeUnits;
import stoa.proto.product.v1.CompleteOrder;
import stoa.proto.product.v1.Condition;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.GiveFeedback;
import stoa.proto.product.v1.ListItem;
import stoa.proto.product.v1.LoyaltyCard;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RecordAttempt;
import stoa.proto.product.v1.RecordPayment;
import stoa.proto.product.v1.RefuseOrder;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.RequestedLine;
import stoa.proto.product.v1.WithdrawItem;

/// Operations as functions and the executor send them.
public final class Operations {
  private Operations() {}

  public static ItemId id(int category, long number) {
    return ItemId.newBuilder().setCategory(category).setNumber(number).build();
  }

  public static ListItem.Builder listing(long sellerId, int category, String name, int quantity) {
    return ListItem.newBuilder()
        .setSellerId(sellerId)
        .setCategory(category)
        .setName(name)
        .setCondition(Condition.CONDITION_NEW)
        .setPriceCents(1_000)
        .setQuantity(quantity);
  }

  public static ProductOperation list(long sellerId, int category, String name, int quantity) {
    return operation(listing(sellerId, category, name, quantity));
  }

  public static ProductOperation operation(ListItem.Builder listing) {
    return ProductOperation.newBuilder().setListItem(listing).build();
  }

  public static ProductOperation price(long sellerId, ItemId itemId, long cents) {
    var change = ChangePrice.newBuilder().setSellerId(sellerId).setItemId(itemId);
    return ProductOperation.newBuilder().setChangePrice(change.setPriceCents(cents)).build();
  }

  public static ProductOperation units(long sellerId, ItemId itemId, int delta) {
    var change = ChangeUnits.newBuilder().setSellerId(sellerId).setItemId(itemId);
    return ProductOperation.newBuilder().setChangeUnits(change.setDelta(delta)).build();
  }

  public static ProductOperation withdraw(long sellerId, ItemId itemId) {
    var withdrawal = WithdrawItem.newBuilder().setSellerId(sellerId).setItemId(itemId);
    return ProductOperation.newBuilder().setWithdrawItem(withdrawal).build();
  }

  public static ProductOperation feedback(long buyerId, ItemId itemId, boolean up) {
    var feedback = GiveFeedback.newBuilder().setBuyerId(buyerId).setItemId(itemId).setUp(up);
    return ProductOperation.newBuilder().setGiveFeedback(feedback).build();
  }

  public static RequestedLine line(ItemId itemId, int quantity) {
    return RequestedLine.newBuilder().setItemId(itemId).setQuantity(quantity).build();
  }

  public static PlaceOrder.Builder order(String orderId, long buyerId, RequestedLine... lines) {
    return PlaceOrder.newBuilder()
        .setOrderId(orderId)
        .setBuyerId(buyerId)
        .addAllLines(Arrays.asList(lines))
        .setLoyaltyCard(LoyaltyCard.LOYALTY_CARD_NONE)
        .setFingerprint(fingerprint(orderId))
        .setCardToken("token-" + orderId)
        .setCardFingerprint(fingerprint("card"))
        .addEvents(event("order-placed", 1));
  }

  public static ByteString fingerprint(String of) {
    return ByteString.copyFrom("fingerprint of " + of, UTF_8);
  }

  public static TimelineEvent event(String name, long count) {
    return TimelineEvent.newBuilder()
        .setEvent(name)
        .setComponent("buyer-a1")
        .addClock(ClockEntry.newBuilder().setComponent("buyer-a1").setCount(count))
        .setAtMillis(count)
        .build();
  }

  public static ProductOperation place(String orderId, long buyerId, RequestedLine... lines) {
    return operation(order(orderId, buyerId, lines));
  }

  public static ProductOperation operation(PlaceOrder.Builder order) {
    return ProductOperation.newBuilder().setPlaceOrder(order).build();
  }

  public static ProductOperation refuse(String orderId, long buyerId, RefuseReason reason) {
    var refusal =
        RefuseOrder.newBuilder()
            .setOrderId(orderId)
            .setBuyerId(buyerId)
            .setReason(reason)
            .setFingerprint(fingerprint(orderId))
            .addEvents(event("order-refused", 1));
    return ProductOperation.newBuilder().setRefuseOrder(refusal).build();
  }

  public static ProductOperation paid(String orderId) {
    var payment =
        RecordPayment.newBuilder()
            .setOrderId(orderId)
            .setAuthorized(true)
            .addEvents(event("payment-authorized", 2));
    return ProductOperation.newBuilder().setRecordPayment(payment).build();
  }

  public static ProductOperation declined(String orderId) {
    var payment =
        RecordPayment.newBuilder()
            .setOrderId(orderId)
            .setDeclineReason(DeclineReason.DECLINE_REASON_DECLINED)
            .addEvents(event("payment-declined", 2));
    return ProductOperation.newBuilder().setRecordPayment(payment).build();
  }

  public static ProductOperation complete(String orderId) {
    var completion =
        CompleteOrder.newBuilder().setOrderId(orderId).addEvents(event("order-completed", 3));
    return ProductOperation.newBuilder().setCompleteOrder(completion).build();
  }

  public static ProductOperation attempt(String orderId) {
    var attempt = RecordAttempt.newBuilder().setOrderId(orderId);
    return ProductOperation.newBuilder().setRecordAttempt(attempt).build();
  }

  public static ProductOperation acknowledge(String orderId) {
    var acknowledgement = AcknowledgeOrder.newBuilder().setOrderId(orderId);
    return ProductOperation.newBuilder().setAcknowledgeOrder(acknowledgement).build();
  }

  /// Everything that a purchase of these lines takes to be COMPLETED.
  public static List<ProductOperation> purchase(
      String orderId, long buyerId, RequestedLine... lines) {
    return List.of(place(orderId, buyerId, lines), paid(orderId), complete(orderId));
  }
}
