package stoa.buyer.purchase;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.function.Consumer;
import stoa.client.CallContext;
import stoa.client.GroupUnavailableException;
import stoa.client.OutcomeUnknownException;
import stoa.crash.CrashPoint;
import stoa.crash.CrashPoints;
import stoa.proto.customer.v1.CartTaken;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.OrderState;

/// The end of a purchase as its function sees it: the product group's leader drives the order, and
/// the function waits for the final state. After REFUSED and DECLINED the cart is free before the
/// buyer is told.
final class PurchaseEnd {
  /// With less time left than this, no further wait begins.
  static final Duration LEAST_WAIT = Duration.ofMillis(20);

  /// The longest wait of a call that has not waited yet. A further one waits as long as the
  /// purchase has waited already: a member that hangs can only double that, and an order that waits
  /// its turn for long, as all do when there are many, is not asked for again and again.
  static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  private final CheckoutRecords records;
  private final OrderBook orders;

  PurchaseEnd(CheckoutRecords records, OrderBook orders) {
    this.records = records;
    this.orders = orders;
  }

  /// Waits, and gives the cart back where nothing was bought.
  ///
  /// @param outcome as it stood last
  /// @param stoodBefore whether it was there before the call
  /// @param state told each state seen
  /// @return the final outcome
  /// @throws OutcomeUnknownException when the context's time is over before
  OrderOutcome await(
      OrderOutcome outcome,
      boolean stoodBefore,
      String orderId,
      Consumer<OrderOutcome> state,
      CallContext context) {
    if (outcome.hasRefused()) {
      CrashPoints.reach(CrashPoint.BUYER_REFUSED);
      closeRefused(orderId, stoodBefore, context);
      CrashPoints.reach(CrashPoint.BUYER_CLOSED);
      return outcome;
    }
    CrashPoints.reach(CrashPoint.BUYER_PLACED);
    state.accept(outcome);
    OrderOutcome last = outcome;
    long before = context.remainingNanos();
    while (!PurchaseAnswers.isFinal(last)) {
      last = next(last, orderId, before - context.remainingNanos(), context);
      state.accept(last);
    }
    if (last.getOrder().getState() == OrderState.ORDER_STATE_DECLINED) {
      giveBack(last.getOrder(), context);
    } else {
      CrashPoints.reach(CrashPoint.BUYER_COMPLETED);
    }
    return last;
  }

  private OrderOutcome next(
      OrderOutcome last, String orderId, long waitedNanos, CallContext context) {
    Duration left = Duration.ofNanos(context.remainingNanos()).minus(LEAST_WAIT);
    if (left.compareTo(LEAST_WAIT) < 0) {
      throw new OutcomeUnknownException("the order is under way");
    }
    try {
      return orders.await(orderId, nextWait(waitedNanos, left), context).orElse(last);
    } catch (GroupUnavailableException away) {
      return last; // No majority at this moment. The loop ends by the time that is left.
    }
  }

  private static Duration nextWait(long waitedNanos, Duration left) {
    return Duration.ofNanos(Math.min(Math.max(waitedNanos, FIRST_WAIT.toNanos()), left.toNanos()));
  }

  /// What the leader has acknowledged is closed already.
  private void giveBack(Order declined, CallContext context) {
    CrashPoints.reach(CrashPoint.BUYER_DECLINED);
    if (!declined.getAcknowledged()) {
      closeDeclined(declined, context);
    }
    CrashPoints.reach(CrashPoint.BUYER_CLOSED);
  }

  /// Another call may have freed the cart already; then nothing is ordered.
  private void closeRefused(String orderId, boolean stoodBefore, CallContext context) {
    if (!stoodBefore || isTaken(orderId, context)) {
      records.close(CloseCheckout.newBuilder().setOrderId(orderId).build(), context);
    }
  }

  /// The leader closes it too, and whoever comes first counts the decline among the fraud signals,
  /// unless it was the payment service that failed.
  private void closeDeclined(Order order, CallContext context) {
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

  private boolean isTaken(String orderId, CallContext context) {
    return records
        .find(orderId, context)
        .map(record -> record.getState() == CartTaken.State.STATE_TAKEN)
        .orElse(false);
  }
}
