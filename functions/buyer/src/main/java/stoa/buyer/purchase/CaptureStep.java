package stoa.buyer.purchase;

import stoa.client.CallContext;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.RecordPurchase;
import stoa.proto.product.v1.CompleteOrder;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;

/// PAID to COMPLETED: takes the money, tells the customer group, and completes the order. Each of
/// the three is repeated until it is acknowledged.
final class CaptureStep {
  private final Payments payments;
  private final CheckoutRecords records;
  private final OrderBook orders;
  private final Trail trail;

  CaptureStep(Payments payments, CheckoutRecords records, OrderBook orders, Trail trail) {
    this.payments = payments;
    this.records = records;
    this.orders = orders;
    this.trail = trail;
  }

  /// The outcome after it.
  ///
  /// @throws PaymentConflictException when the payment service does not know the authorization: the
  ///   order stays PAID, for the operators to look at
  OrderOutcome run(Order order, VectorClock clock, CallContext context) {
    Perseverance perseverance = new Perseverance(context);
    Payment payment =
        perseverance.untilDone(
            "capture", () -> payments.capture(order.getOrderId(), order.getTotalCents(), clock));
    Trail.Step captured = trail.step("payment-captured", clock.merge(payment.clock()));
    RecordPurchase purchase = purchaseOf(order);
    perseverance.untilDone(
        "record purchase",
        () -> {
          records.recordPurchase(purchase, context);
          return true;
        });
    Trail.Step recorded = trail.step("purchase-recorded", captured.clock());
    Trail.Step completed = trail.step("order-completed", recorded.clock());
    CompleteOrder command =
        CompleteOrder.newBuilder()
            .setOrderId(order.getOrderId())
            .addEvents(captured.event())
            .addEvents(recorded.event())
            .addEvents(completed.event())
            .build();
    return perseverance.untilDone("complete", () -> orders.complete(command, context));
  }

  private static RecordPurchase purchaseOf(Order order) {
    RecordPurchase.Builder purchase =
        RecordPurchase.newBuilder().setOrderId(order.getOrderId()).setBuyerId(order.getBuyerId());
    order
        .getLinesList()
        .forEach(line ->
            purchase.addLines(
                CartLine.newBuilder().setItemId(line.getItemId()).setQuantity(line.getQuantity())));
    return purchase.build();
  }
}
