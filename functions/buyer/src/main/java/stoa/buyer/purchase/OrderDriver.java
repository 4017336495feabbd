package stoa.buyer.purchase;

import java.util.function.Consumer;
import stoa.client.CallContext;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;

/// The second half of a purchase: brings an outcome to its final state, from wherever it stands.
///
/// ```
///  PLACED ─authorize─▶ PAID ─capture─▶ COMPLETED
///    └──────────────▶ DECLINED ─close─▶ (answer) ─void─▶ acknowledged
///  REFUSED ─close─▶ (answer)
/// ```
final class OrderDriver {
  private final AuthorizeStep authorize;
  private final CaptureStep capture;
  private final GiveBackStep giveBack;

  OrderDriver(Payments payments, CheckoutRecords records, OrderBook orders, Trail trail) {
    this.authorize = new AuthorizeStep(payments, orders, trail);
    this.capture = new CaptureStep(payments, records, orders, trail);
    this.giveBack = new GiveBackStep(payments, records, orders, trail);
  }

  /// Drives the order.
  ///
  /// @param stoodBefore whether the outcome was there before the call
  /// @param state told each state reached
  /// @param answer told the state that the call is to be answered with; what is left to do is done
  ///   after it
  /// @param context ends the repeats
  void drive(
      OrderOutcome outcome,
      boolean stoodBefore,
      String orderId,
      Consumer<OrderOutcome> state,
      Consumer<OrderOutcome> answer,
      CallContext context) {
    OrderOutcome now = outcome;
    while (now.hasOrder() && !isFinal(now.getOrder())) {
      state.accept(now);
      now = next(now, context);
    }
    if (now.hasOrder()) {
      state.accept(now);
      finish(now, answer, context);
    } else {
      giveBack.closeRefused(orderId, stoodBefore, context);
      answer.accept(now);
    }
  }

  private OrderOutcome next(OrderOutcome outcome, CallContext context) {
    Order order = outcome.getOrder();
    VectorClock clock = VectorClock.of(outcome.getClockList());
    return switch (order.getState()) {
      case ORDER_STATE_PLACED -> authorize.run(order, clock, context);
      case ORDER_STATE_PAID -> capture.run(order, clock, context);
      case ORDER_STATE_COMPLETED, ORDER_STATE_DECLINED, ORDER_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("no step from " + order.getState());
    };
  }

  private void finish(OrderOutcome outcome, Consumer<OrderOutcome> answer, CallContext context) {
    Order order = outcome.getOrder();
    boolean owed =
        order.getState() == stoa.proto.product.v1.OrderState.ORDER_STATE_DECLINED
            && !order.getAcknowledged();
    if (!owed) {
      answer.accept(outcome);
      return;
    }
    new Perseverance(context)
        .untilDone(
            "close",
            () -> {
              giveBack.closeDeclined(order, context);
              return true;
            });
    answer.accept(outcome);
    giveBack.release(order, VectorClock.of(outcome.getClockList()), context);
  }

  private static boolean isFinal(Order order) {
    return switch (order.getState()) {
      case ORDER_STATE_COMPLETED, ORDER_STATE_DECLINED -> true;
      case ORDER_STATE_PLACED, ORDER_STATE_PAID -> false;
      case ORDER_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("unknown order state");
    };
  }
}
