package stoa.product.executor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
import stoa.proto.product.v1.AcknowledgeOrder;
import stoa.proto.product.v1.CompleteOrder;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.ProductOperation;

/// What follows from the decision, at both sides at once: after PAID the money is taken and the
/// customer group records the purchase; after DECLINED what was set aside is given back and the
/// customer group frees the cart. When both have acknowledged it, the order's row says so. All is
/// repeated without limit in time.
final class SettleStep {
  /// How long an order rests whose ledger entry does not fit: somebody has to look at it.
  static final Duration CONFLICT_REST = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(SettleStep.class);

  /// The crash points when the payment service has answered, when the customer group has
  /// acknowledged, and when both have.
  private record Settlement(CrashPoint paid, CrashPoint told, CrashPoint settled) {}

  private static final Settlement COMPLETION =
      new Settlement(
          CrashPoint.EXECUTOR_CAPTURED,
          CrashPoint.EXECUTOR_PURCHASE_RECORDED,
          CrashPoint.EXECUTOR_SETTLED);

  private static final Settlement RELEASE =
      new Settlement(
          CrashPoint.EXECUTOR_VOIDED, CrashPoint.EXECUTOR_CLOSED, CrashPoint.EXECUTOR_RELEASED);

  private final Payments payments;
  private final CustomerRecords customers;
  private final OrderLog log;
  private final Trail trail;

  SettleStep(Payments payments, CustomerRecords customers, OrderLog log, Trail trail) {
    this.payments = payments;
    this.customers = customers;
    this.log = log;
    this.trail = trail;
  }

  /// PAID to COMPLETED.
  ///
  /// @param open with its lines
  Progress complete(OpenOrder open) {
    Order order = open.order();
    Step asked = asked("capture-asked", open);
    CrashPoints.reach(CrashPoint.EXECUTOR_PAID);
    return settle(
        open,
        () -> capture(order, asked.clock()),
        () -> customers.recordPurchase(order),
        COMPLETION,
        payment -> {
          var completion = CompleteOrder.newBuilder().setOrderId(order.getOrderId());
          steps(asked, trail.payment("payment-captured", payment), "purchase-recorded", "completed")
              .forEach(step -> completion.addEvents(step.event()));
          return ProductOperation.newBuilder().setCompleteOrder(completion);
        });
  }

  /// COMPLETED, but not acknowledged: the group was restored from a backup, and the others may lack
  /// what followed from the decision. They are told again; the timeline has these steps already.
  ///
  /// @param open with its lines
  Progress completeAgain(OpenOrder open) {
    Order order = open.order();
    VectorClock clock = VectorClock.of(open.outcome().getClockList());
    return settle(
        open,
        () -> capture(order, clock),
        () -> customers.recordPurchase(order),
        COMPLETION,
        _ ->
            ProductOperation.newBuilder()
                .setAcknowledgeOrder(AcknowledgeOrder.newBuilder().setOrderId(order.getOrderId())));
  }

  /// Where the ledger knows nothing of a paid order it was restored from an older backup: the money
  /// is set aside again, under the same order id, and then taken.
  private Payment capture(Order order, VectorClock clock) {
    String id = order.getOrderId();
    try {
      return payments.capture(id, order.getTotalCents(), clock);
    } catch (PaymentConflictException e) {
      if (payments.find(id).isPresent()) {
        throw e;
      }
      LOG.warn("Order {} is paid, but the ledger does not know it: authorized again", id);
      payments.authorize(id, order.getTotalCents(), order.getCardToken(), clock);
      return payments.capture(id, order.getTotalCents(), clock);
    }
  }

  /// DECLINED until nothing is left to do.
  Progress release(OpenOrder open) {
    Order order = open.order();
    Step asked = asked("void-asked", open);
    CrashPoints.reach(CrashPoint.EXECUTOR_DECLINED);
    return settle(
        open,
        () -> payments.release(order.getOrderId(), asked.clock()),
        () -> customers.closeDeclined(order),
        RELEASE,
        payment -> {
          var acknowledgement = AcknowledgeOrder.newBuilder().setOrderId(order.getOrderId());
          steps(asked, trail.payment("payment-voided", payment), "cart-returned", "acknowledged")
              .forEach(step -> acknowledgement.addEvents(step.event()));
          return ProductOperation.newBuilder().setAcknowledgeOrder(acknowledgement);
        });
  }

  private Step asked(String event, OpenOrder open) {
    return trail.step(event, VectorClock.of(open.outcome().getClockList()));
  }

  /// The two sides' steps do not know of each other; the last one knows both. What the payment
  /// service did before (there was nothing to give back) is no step.
  private List<Step> steps(Step asked, Step paid, String told, String last) {
    Step customer = trail.customer(told, asked.clock());
    VectorClock afterPayment = asked.clock().merge(paid.clock());
    Step end = trail.step("order-" + last, afterPayment.merge(customer.clock()));
    return afterPayment.equals(asked.clock())
        ? List.of(asked, customer, end)
        : List.of(asked, paid, customer, end);
  }

  private Progress settle(
      OpenOrder open,
      Supplier<Payment> pay,
      BooleanSupplier tell,
      Settlement points,
      Function<Payment, ProductOperation.Builder> record) {
    log.mustGoOn();
    CompletableFuture<Boolean> told =
        open.told()
            ? CompletableFuture.completedFuture(true)
            : CompletableFuture.supplyAsync(
                () -> reached(tell.getAsBoolean(), points.told()),
                task -> Thread.startVirtualThread(task));
    try {
      Payment payment = pay.get();
      CrashPoints.reach(points.paid());
      if (!told.join()) {
        return new Progress.Stuck(
            open, "the customer group has not acknowledged it", Duration.ZERO);
      }
      CrashPoints.reach(points.settled());
      return new Progress.Moved(open.nowTold().at(log.submit(record.apply(payment))));
    } catch (PaymentUnavailableException e) {
      return Progress.Stuck.of(after(told, open), e);
    } catch (PaymentConflictException e) {
      LOG.error(
          "Order {} is {}, which does not fit the payment service's ledger: {}",
          open.order().getOrderId(),
          open.order().getState(),
          e.getMessage());
      return new Progress.Stuck(after(told, open), "conflict with the ledger", CONFLICT_REST);
    }
  }

  private static boolean reached(boolean acknowledged, CrashPoint point) {
    if (acknowledged) {
      CrashPoints.reach(point);
    }
    return acknowledged;
  }

  private static OpenOrder after(CompletableFuture<Boolean> told, OpenOrder open) {
    return told.join() ? open.nowTold() : open;
  }
}
