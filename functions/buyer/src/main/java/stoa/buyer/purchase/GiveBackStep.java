package stoa.buyer.purchase;

import com.google.protobuf.ByteString;
import stoa.client.CallContext;
import stoa.proto.customer.v1.CartTaken;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.product.v1.AcknowledgeOrder;
import stoa.proto.product.v1.Order;

/// What is owed after REFUSED and DECLINED: the cart goes back to the buyer, and what was set aside
/// to the card.
final class GiveBackStep {
  private final Payments payments;
  private final CheckoutRecords records;
  private final OrderBook orders;
  private final Trail trail;

  GiveBackStep(Payments payments, CheckoutRecords records, OrderBook orders, Trail trail) {
    this.payments = payments;
    this.records = records;
    this.orders = orders;
    this.trail = trail;
  }

  /// Frees the cart of a refused purchase.
  ///
  /// @param stoodBefore whether another call may have done it already
  void closeRefused(String orderId, boolean stoodBefore, CallContext context) {
    if (stoodBefore && !isTaken(orderId, context)) {
      return;
    }
    records.close(CloseCheckout.newBuilder().setOrderId(orderId).build(), context);
  }

  /// Frees the cart of a declined order, and counts the decline among the fraud signals unless it
  /// was the payment service that failed.
  void closeDeclined(Order order, CallContext context) {
    boolean byTheBank =
        switch (order.getDeclineReason()) {
          case DECLINE_REASON_DECLINED, DECLINE_REASON_INSUFFICIENT_FUNDS -> true;
          case DECLINE_REASON_PAYMENT_UNAVAILABLE, DECLINE_REASON_UNSPECIFIED, UNRECOGNIZED ->
              false;
        };
    records.close(
        CloseCheckout.newBuilder()
            .setOrderId(order.getOrderId())
            .setDeclined(byTheBank)
            .setCardFingerprint(byTheBank ? order.getCardFingerprint() : ByteString.EMPTY)
            .build(),
        context);
  }

  /// Gives back what was set aside for a declined order, whether anything was or not, and notes
  /// that nothing is left to do. Repeated until it is acknowledged.
  void release(Order order, VectorClock clock, CallContext context) {
    Perseverance perseverance = new Perseverance(context);
    Payment released =
        perseverance.untilDone("void", () -> payments.release(order.getOrderId(), clock));
    Trail.Step voided = trail.step("payment-voided", clock.merge(released.clock()));
    Trail.Step returned = trail.step("cart-returned", voided.clock());
    AcknowledgeOrder command =
        AcknowledgeOrder.newBuilder()
            .setOrderId(order.getOrderId())
            .addEvents(voided.event())
            .addEvents(returned.event())
            .build();
    perseverance.untilDone("acknowledge", () -> orders.acknowledge(command, context));
  }

  private boolean isTaken(String orderId, CallContext context) {
    return records
        .find(orderId, context)
        .map(record -> record.getState() == CartTaken.State.STATE_TAKEN)
        .orElse(false);
  }
}
