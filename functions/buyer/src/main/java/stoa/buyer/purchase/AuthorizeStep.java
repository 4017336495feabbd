package stoa.buyer.purchase;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.client.CallContext;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.RecordPayment;

/// PLACED to PAID or DECLINED: asks for the money and records the answer. When the payment service
/// stays away for longer than [#PATIENCE] after the first try, whoever tried, the order is
/// declined; should the money be set aside all the same, the Void that follows gives it back.
final class AuthorizeStep {
  /// How long a placed order keeps its units from others while the payment service is away.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizeStep.class);

  private final Payments payments;
  private final OrderBook orders;
  private final Trail trail;

  AuthorizeStep(Payments payments, OrderBook orders, Trail trail) {
    this.payments = payments;
    this.orders = orders;
    this.trail = trail;
  }

  /// The outcome after it, which may be another function's doing.
  OrderOutcome run(Order order, VectorClock clock, CallContext context) {
    Perseverance perseverance = new Perseverance(context);
    long firstTryMillis = order.getFirstAttemptAtMillis();
    while (true) {
      try {
        Payment payment =
            payments.authorize(
                order.getOrderId(), order.getTotalCents(), order.getCardToken(), clock);
        return record(order, payment, clock.merge(payment.clock()), context);
      } catch (PaymentConflictException e) {
        LOG.warn("Order {} cannot be authorized: {}", order.getOrderId(), e.getMessage());
        return giveUp(order, clock, context);
      } catch (PaymentUnavailableException e) {
        LOG.info("Order {} is not authorized yet: {}", order.getOrderId(), e.getMessage());
      }
      if (firstTryMillis == 0) {
        OrderOutcome noted = noteAttempt(order, context);
        if (!isPlaced(noted)) {
          return noted;
        }
        firstTryMillis = noted.getOrder().getFirstAttemptAtMillis();
      } else if (trail.time().millis() - firstTryMillis > PATIENCE.toMillis()) {
        return giveUp(order, clock, context);
      }
      perseverance.rest("authorize");
    }
  }

  private OrderOutcome noteAttempt(Order order, CallContext context) {
    return new Perseverance(context)
        .untilDone("record attempt", () -> orders.recordAttempt(order.getOrderId(), context));
  }

  private static boolean isPlaced(OrderOutcome outcome) {
    return outcome.getOrder().getState() == stoa.proto.product.v1.OrderState.ORDER_STATE_PLACED;
  }

  private OrderOutcome record(
      Order order, Payment payment, VectorClock clock, CallContext context) {
    return switch (payment.state()) {
      case AUTHORIZED, CAPTURED ->
          record(
              RecordPayment.newBuilder()
                  .setOrderId(order.getOrderId())
                  .setAuthorized(true)
                  .addEvents(trail.step("payment-authorized", clock).event()),
              context);
      case INSUFFICIENT_FUNDS ->
          decline(order, DeclineReason.DECLINE_REASON_INSUFFICIENT_FUNDS, clock, context);
      case DECLINED, VOIDED, REFUNDED ->
          decline(order, DeclineReason.DECLINE_REASON_DECLINED, clock, context);
    };
  }

  private OrderOutcome giveUp(Order order, VectorClock clock, CallContext context) {
    return decline(order, DeclineReason.DECLINE_REASON_PAYMENT_UNAVAILABLE, clock, context);
  }

  private OrderOutcome decline(
      Order order, DeclineReason reason, VectorClock clock, CallContext context) {
    return record(
        RecordPayment.newBuilder()
            .setOrderId(order.getOrderId())
            .setAuthorized(false)
            .setDeclineReason(reason)
            .addEvents(trail.step("payment-declined", clock).event()),
        context);
  }

  private OrderOutcome record(RecordPayment.Builder command, CallContext context) {
    RecordPayment built = command.build();
    return new Perseverance(context)
        .untilDone("record payment", () -> orders.recordPayment(built, context));
  }
}
