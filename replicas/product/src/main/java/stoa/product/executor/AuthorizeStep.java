package stoa.product.executor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.crash.CrashPoint;
import stoa.crash.CrashPoints;
import stoa.payment.client.Payment;
import stoa.payment.client.PaymentConflictException;
import stoa.payment.client.PaymentUnavailableException;
import stoa.payment.client.Payments;
import stoa.payment.client.VectorClock;
import stoa.product.executor.Trail.Step;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RecordAttempt;
import stoa.proto.product.v1.RecordPayment;

/// PLACED to PAID or DECLINED: asks for the money and records the answer.
///
/// A call without an answer is resolved by asking what the ledger holds, never by guessing. When
/// the payment service stays away for longer than [#PATIENCE] after the first try, whoever led
/// then, the order is declined; should the money be set aside all the same, the Void that follows
/// gives it back, and it bars an Authorize that is still on its way. A fault now and then is no
/// absence, however long an order waits from one try to the next.
final class AuthorizeStep {
  /// How long a placed order keeps its units from others while the payment service is away.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Passes over an order that fail in a row before its own failures count as an absence, while
  /// others are answered.
  static final int ENOUGH_FAILURES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizeStep.class);

  private final Payments payments;
  private final Supplier<Duration> silence;
  private final OrderLog log;
  private final Trail trail;
  private final InstantSource time;

  /// @param silence how long the payment service has given this leader no answer
  /// @param time of the clock that stamps the group's time
  AuthorizeStep(
      Payments payments,
      Supplier<Duration> silence,
      OrderLog log,
      Trail trail,
      InstantSource time) {
    this.payments = payments;
    this.silence = silence;
    this.log = log;
    this.trail = trail;
    this.time = time;
  }

  Progress run(OpenOrder open) {
    Order order = open.order();
    Step asked = trail.step("payment-asked", VectorClock.of(open.outcome().getClockList()));
    log.mustGoOn();
    CrashPoints.reach(CrashPoint.EXECUTOR_PLACED);
    try {
      var payment =
          payments.authorize(
              order.getOrderId(), order.getTotalCents(), order.getCardToken(), asked.clock());
      CrashPoints.reach(CrashPoint.EXECUTOR_AUTHORIZED);
      return answered(open, asked, payment);
    } catch (PaymentConflictException e) {
      LOG.warn("Order {} cannot be authorized: {}", order.getOrderId(), e.getMessage());
      return giveUp(open, asked);
    } catch (PaymentUnavailableException e) {
      return resolved(order, e)
          .map(payment -> answered(open, asked, payment))
          .orElseGet(() -> stayedAway(open, asked, e));
    }
  }

  /// What the ledger holds after a call that gave no answer. Empty where it holds nothing, or does
  /// not tell: then the call is repeated.
  private Optional<Payment> resolved(Order order, PaymentUnavailableException unanswered) {
    if (unanswered.answered()) {
      return Optional.empty();
    }
    try {
      return payments.find(order.getOrderId());
    } catch (PaymentUnavailableException e) {
      return Optional.empty();
    }
  }

  /// The first try is recorded only now, so that an order that is paid at once costs no round of
  /// the log for it.
  private Progress stayedAway(OpenOrder open, Step asked, PaymentUnavailableException e) {
    Order order = open.order();
    if (order.getFirstAttemptAtMillis() == 0) {
      var attempt = RecordAttempt.newBuilder().setOrderId(order.getOrderId());
      var noted = open.at(log.submit(ProductOperation.newBuilder().setRecordAttempt(attempt)));
      return noted.order().getState() == OrderState.ORDER_STATE_PLACED
          ? Progress.Stuck.of(noted, e)
          : new Progress.Moved(noted);
    }
    boolean overdue = time.millis() - order.getFirstAttemptAtMillis() > PATIENCE.toMillis();
    return overdue && isAway(open) ? giveUp(open, asked) : Progress.Stuck.of(open, e);
  }

  private boolean isAway(OpenOrder open) {
    return open.failures() + 1 >= ENOUGH_FAILURES || silence.get().compareTo(PATIENCE) > 0;
  }

  private Progress answered(OpenOrder open, Step asked, Payment payment) {
    return switch (payment.state()) {
      case AUTHORIZED, CAPTURED -> {
        Step authorized = trail.payment("payment-authorized", payment);
        Step paid = trail.step("order-paid", asked.clock().merge(authorized.clock()));
        yield record(
            open, RecordPayment.newBuilder().setAuthorized(true), List.of(asked, authorized, paid));
      }
      case INSUFFICIENT_FUNDS ->
          declined(open, asked, payment, DeclineReason.DECLINE_REASON_INSUFFICIENT_FUNDS);
      case DECLINED, VOIDED, REFUNDED ->
          declined(open, asked, payment, DeclineReason.DECLINE_REASON_DECLINED);
    };
  }

  private Progress declined(OpenOrder open, Step asked, Payment payment, DeclineReason reason) {
    Step refused = trail.payment("payment-declined", payment);
    Step declined = trail.step("order-declined", asked.clock().merge(refused.clock()));
    return record(
        open,
        RecordPayment.newBuilder().setDeclineReason(reason),
        List.of(asked, refused, declined));
  }

  private Progress giveUp(OpenOrder open, Step asked) {
    return record(
        open,
        RecordPayment.newBuilder()
            .setDeclineReason(DeclineReason.DECLINE_REASON_PAYMENT_UNAVAILABLE),
        List.of(asked, trail.step("order-declined", asked.clock())));
  }

  private Progress record(OpenOrder open, RecordPayment.Builder payment, List<Step> steps) {
    payment.setOrderId(open.order().getOrderId());
    steps.forEach(step -> payment.addEvents(step.event()));
    return new Progress.Moved(
        open.at(log.submit(ProductOperation.newBuilder().setRecordPayment(payment))));
  }
}
