package stoa.product.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import stoa.payment.client.Payment;
import stoa.payment.client.PaymentConflictException;
import stoa.payment.client.PaymentUnavailableException;
import stoa.payment.client.Payments;
import stoa.payment.client.VectorClock;
import stoa.proto.product.v1.DeclineReason;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.ProductOperation;

class AuthorizeStepTest {
  private static final VectorClock AT_PAYMENT = new VectorClock(Map.of("payment", 1L));

  private final Service service = new Service();
  private final Log log = new Log();
  private long nowMillis = 1_000_000;
  private Duration silence = Duration.ZERO;
  private final AuthorizeStep step =
      new AuthorizeStep(
          service,
          () -> silence,
          log,
          new Trail(7, () -> Instant.ofEpochMilli(nowMillis)),
          () -> Instant.ofEpochMilli(nowMillis));
  private final OpenOrder order = SampleOrders.placed(1, SampleOrders.NONE, 1_000_000);

  /// The payment service as the test says.
  private static final class Service implements Payments {
    Supplier<Payment> authorization =
        () -> {
          throw silence();
        };
    Supplier<Optional<Payment>> ledger =
        () -> {
          throw silence();
        };
    final List<String> calls = new ArrayList<>();

    @Override
    public Payment authorize(String orderId, long amountCents, String token, VectorClock clock) {
      calls.add("authorize");
      return authorization.get();
    }

    @Override
    public Optional<Payment> find(String orderId) {
      calls.add("find");
      return ledger.get();
    }

    @Override
    public Payment capture(String orderId, long amountCents, VectorClock clock) {
      throw new IllegalStateException("no capture before PAID");
    }

    @Override
    public Payment release(String orderId, VectorClock clock) {
      throw new IllegalStateException("no void before DECLINED");
    }
  }

  /// The order's row, as far as this step sees it.
  private final class Log implements OrderLog {
    final List<ProductOperation> records = new ArrayList<>();
    boolean over;

    @Override
    public void mustGoOn() {
      if (over) {
        throw new TermOverException(7);
      }
    }

    @Override
    public OrderOutcome submit(ProductOperation.Builder operation) {
      records.add(operation.build());
      Order.Builder after = order.order().toBuilder();
      switch (operation.getOperationCase()) {
        case RECORD_ATTEMPT -> after.setFirstAttemptAtMillis(nowMillis);
        case RECORD_PAYMENT ->
            after.setState(
                operation.getRecordPayment().getAuthorized()
                    ? OrderState.ORDER_STATE_PAID
                    : OrderState.ORDER_STATE_DECLINED);
        default -> throw new IllegalStateException("not of this step");
      }
      return OrderOutcome.newBuilder().setOrder(after).build();
    }
  }

  private static PaymentUnavailableException silence() {
    return PaymentUnavailableException.unanswered("silence", Duration.ofMillis(5));
  }

  private static Payment payment(Payment.State state) {
    return new Payment(state, AT_PAYMENT);
  }

  private static OrderState stateAfter(Progress progress) {
    return assertInstanceOf(Progress.Moved.class, progress).order().order().getState();
  }

  private DeclineReason recordedReason() {
    return log.records.getLast().getRecordPayment().getDeclineReason();
  }

  @Test
  void anOrderThatIsAnsweredAtOnceCostsOneRecord() {
    service.authorization = () -> payment(Payment.State.AUTHORIZED);
    assertEquals(OrderState.ORDER_STATE_PAID, stateAfter(step.run(order)));
    assertEquals(List.of("authorize"), service.calls);
    assertEquals(1, log.records.size());
  }

  @Test
  void aCallWithoutAnAnswerIsResolvedByTheLedger() {
    service.ledger = () -> Optional.of(payment(Payment.State.AUTHORIZED));
    assertEquals(OrderState.ORDER_STATE_PAID, stateAfter(step.run(order)));
    assertEquals(List.of("authorize", "find"), service.calls);
    assertEquals(1, log.records.size());
  }

  @Test
  void whatTheLedgerDoesNotHoldIsTriedAgain() {
    service.ledger = Optional::empty;
    var stuck = assertInstanceOf(Progress.Stuck.class, step.run(order));
    assertEquals(OrderState.ORDER_STATE_PLACED, stuck.order().order().getState());
    assertTrue(log.records.getLast().hasRecordAttempt());
  }

  @Test
  void aBusyServiceCertainlyDidNothingAndIsNotAsked() {
    service.authorization =
        () -> {
          throw PaymentUnavailableException.busy(Duration.ofMillis(200));
        };
    var stuck = assertInstanceOf(Progress.Stuck.class, step.run(order));
    assertEquals(List.of("authorize"), service.calls);
    assertEquals(Duration.ofMillis(200), stuck.atLeast());
  }

  @Test
  void theFirstTryIsRecordedOnce() {
    OpenOrder tried = assertInstanceOf(Progress.Stuck.class, step.run(order)).order();
    step.run(tried);
    assertEquals(1, log.records.size());
  }

  @Test
  void aServiceThatStaysAwayForTooLongDeclinesTheOrder() {
    OpenOrder tried = assertInstanceOf(Progress.Stuck.class, step.run(order)).order();
    nowMillis += AuthorizeStep.PATIENCE.toMillis();
    silence = AuthorizeStep.PATIENCE.plusMillis(1);
    assertInstanceOf(Progress.Stuck.class, step.run(tried), "not before the limit");
    nowMillis += 1;
    assertEquals(OrderState.ORDER_STATE_DECLINED, stateAfter(step.run(tried)));
    assertEquals(DeclineReason.DECLINE_REASON_PAYMENT_UNAVAILABLE, recordedReason());
  }

  @Test
  void aFaultLongAfterTheFirstOneIsNoAbsence() {
    OpenOrder tried = assertInstanceOf(Progress.Stuck.class, step.run(order)).order();
    nowMillis += 10 * AuthorizeStep.PATIENCE.toMillis();
    silence = AuthorizeStep.PATIENCE;
    assertInstanceOf(Progress.Stuck.class, step.run(tried), "others are answered");
  }

  @Test
  void anOrderThatFailsAgainAndAgainIsDeclinedThoughOthersAreAnswered() {
    OpenOrder tried = assertInstanceOf(Progress.Stuck.class, step.run(order)).order();
    nowMillis += AuthorizeStep.PATIENCE.toMillis() + 1;
    OpenOrder failed = tried;
    for (int failures = 1; failures < AuthorizeStep.ENOUGH_FAILURES; failures++) {
      assertInstanceOf(Progress.Stuck.class, step.run(failed), "after " + failures);
      failed = failed.failedAfter(failed);
    }
    assertEquals(OrderState.ORDER_STATE_DECLINED, stateAfter(step.run(failed)));
    assertEquals(DeclineReason.DECLINE_REASON_PAYMENT_UNAVAILABLE, recordedReason());
  }

  @Test
  void aServiceThatComesBackAfterTheLimitIsStillTakenAtItsWord() {
    OpenOrder tried = assertInstanceOf(Progress.Stuck.class, step.run(order)).order();
    nowMillis += 10 * AuthorizeStep.PATIENCE.toMillis();
    service.authorization = () -> payment(Payment.State.AUTHORIZED);
    assertEquals(OrderState.ORDER_STATE_PAID, stateAfter(step.run(tried)));
  }

  @Test
  void theBanksNoIsKeptWithItsReason() {
    service.authorization = () -> payment(Payment.State.INSUFFICIENT_FUNDS);
    assertEquals(OrderState.ORDER_STATE_DECLINED, stateAfter(step.run(order)));
    assertEquals(DeclineReason.DECLINE_REASON_INSUFFICIENT_FUNDS, recordedReason());
  }

  @Test
  void aForgottenTokenDeclinesTheOrder() {
    service.authorization =
        () -> {
          throw new PaymentConflictException("unknown card token");
        };
    assertEquals(OrderState.ORDER_STATE_DECLINED, stateAfter(step.run(order)));
  }

  @Test
  void aDeposedLeaderAsksForNoMoney() {
    log.over = true;
    assertThrows(TermOverException.class, () -> step.run(order));
    assertEquals(List.of(), service.calls);
  }

  @Test
  void eachRecordedStepKnowsTheOnesBeforeIt() {
    service.authorization = () -> payment(Payment.State.AUTHORIZED);
    step.run(order);
    var events = log.records.getLast().getRecordPayment().getEventsList();
    assertEquals(
        List.of("executor-7", "payment", "executor-7"),
        events.stream().map(event -> event.getComponent()).toList());
    var paid = VectorClock.of(events.getLast().getClockList());
    assertTrue(VectorClock.of(events.get(0).getClockList()).isBefore(paid));
    assertTrue(VectorClock.of(events.get(1).getClockList()).isBefore(paid));
  }
}
