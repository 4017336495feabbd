package stoa.product.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.line;
import static stoa.product.Operations.list;
import static stoa.product.ProductMembers.await;
import static stoa.product.ProductMembers.header;
import static stoa.product.ProductMembers.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.payment.client.Payment;
import stoa.payment.client.VectorClock;
import stoa.product.Operations;
import stoa.product.ProductMembers;
import stoa.product.log.Leadership;
import stoa.proto.common.v1.ItemId;
import stoa.proto.common.v1.TimelineEvent;
import stoa.proto.customer.v1.AbandonedCheckout;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.customer.v1.RecordPurchase;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetOutcomeResponse;
import stoa.proto.product.v1.GetTimelineRequest;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.WaitOutcomeRequest;
import stoa.raft.RaftLog;
import stoa.replica.log.NotTakenException;
import stoa.replica.service.CommandGate;

/// Orders driven by a real group (three members, Raft, MariaDB) against the real payment service;
/// the customer group is told by the test what to answer.
@SuppressWarnings("NullAway.Init") // set before the first test
class OrderExecutorTest {
  private static final long BUYER = 9;

  @TempDir private static Path directory;
  private static RealPayment payment;
  private static ScriptedCustomers customers;
  private static ProductMembers members;
  private static ItemId item;

  @BeforeAll
  static void start() throws IOException {
    payment = new RealPayment(directory);
    customers = new ScriptedCustomers();
    members =
        new ProductMembers(
            directory,
            Map.of(
                "STOA_PAYMENT_URL", payment.url(),
                "STOA_CUSTOMER_MEMBERS", customers.address()));
    item =
        result(members.submit(header(true), list(1, 5, "lamp", 1_000)))
            .getItemListed()
            .getItem()
            .getItemId();
  }

  @AfterAll
  static void stop() {
    members.close();
    customers.close();
    payment.close();
  }

  private static void place(String orderId, String card) {
    var order = Operations.order(orderId, BUYER, line(item, 1)).setCardToken(payment.token(card));
    var placed = result(members.submit(header(false), Operations.operation(order)));
    assertTrue(placed.getOutcome().hasOrder(), placed::toString);
  }

  private static GetOutcomeResponse outcome(String orderId) {
    return members.reads(0).getOutcome(GetOutcomeRequest.newBuilder().setOrderId(orderId).build());
  }

  private static Order order(String orderId) {
    return outcome(orderId).getOutcome().getOrder();
  }

  private static void awaitState(String orderId, OrderState state) {
    await(orderId + " " + state, () -> order(orderId).getState() == state);
  }

  private static long purchasesOf(String orderId) {
    return customers.purchases.stream()
        .map(RecordPurchase::getOrderId)
        .filter(orderId::equals)
        .count();
  }

  private static Payment ledger(String orderId) {
    return payment.client().find(orderId).orElseThrow();
  }

  private static long units() {
    var request = GetItemsRequest.newBuilder().addItemIds(item).build();
    return members.reads(1).getItems(request).getItems(0).getQuantity();
  }

  @Test
  void aPlacedOrderIsCompletedWithoutItsFunction() {
    place("approved", RealPayment.APPROVED);
    awaitState("approved", OrderState.ORDER_STATE_COMPLETED);
    assertEquals(Payment.State.CAPTURED, ledger("approved").state());
    assertEquals(1, purchasesOf("approved"));
    assertEquals(
        0, order("approved").getFirstAttemptAtMillis(), "an answered order costs no attempt");
  }

  @Test
  void aDeclinedOrderGivesUnitsCardAndCartBack() {
    long before = units();
    place("declined", RealPayment.DECLINED);
    await("all acknowledged", () -> order("declined").getAcknowledged());
    assertEquals(OrderState.ORDER_STATE_DECLINED, order("declined").getState());
    assertEquals(before, units());
    CloseCheckout close =
        customers.closes.stream()
            .filter(one -> one.getOrderId().equals("declined"))
            .findFirst()
            .orElseThrow();
    assertTrue(close.getDeclined());
    assertEquals(Operations.fingerprint("card"), close.getCardFingerprint());
    assertIsCausal("declined");
  }

  @Test
  void aFaultAtTheFirstTryIsTriedAgain() {
    place("fault", RealPayment.FAULT_AT_FIRST);
    awaitState("fault", OrderState.ORDER_STATE_COMPLETED);
    assertTrue(order("fault").getFirstAttemptAtMillis() > 0);
  }

  @Test
  void whoWaitsIsToldTheEndByEveryMember() {
    place("awaited", RealPayment.APPROVED);
    for (int member = 0; member < ProductMembers.MEMBERS; member++) {
      int asked = member;
      await(
          "the end, at member " + asked,
          () ->
              waited(asked, "awaited").getOutcome().getOrder().getState()
                  == OrderState.ORDER_STATE_COMPLETED);
    }
  }

  private static GetOutcomeResponse waited(int member, String orderId) {
    return members
        .reads(member)
        .waitOutcome(
            WaitOutcomeRequest.newBuilder().setOrderId(orderId).setWaitMillis(1_000).build());
  }

  @Test
  void whoWaitsForNothingIsToldSoAtTheTimeLimit() {
    assertFalse(
        members
            .reads(0)
            .waitOutcome(
                WaitOutcomeRequest.newBuilder().setOrderId("never").setWaitMillis(20).build())
            .getFound());
  }

  @Test
  void everyOrderIsFinishedOnceThroughChangesOfLeader() {
    List<String> ids = IntStream.range(0, 60).mapToObj(i -> "change-" + i).toList();
    for (int i = 0; i < ids.size(); i++) {
      place(ids.get(i), RealPayment.APPROVED);
      if (i % 15 == 7) {
        members.changeLeader();
      }
    }
    ids.forEach(id -> awaitState(id, OrderState.ORDER_STATE_COMPLETED));
    for (String id : ids) {
      assertEquals(Payment.State.CAPTURED, ledger(id).state());
      assertTrue(purchasesOf(id) >= 1, id);
      assertIsCausal(id);
    }
  }

  /// Each component counts up and never twice, each event knows all earlier ones of its component,
  /// and the last event knows everything.
  private static void assertIsCausal(String orderId) {
    List<TimelineEvent> events =
        members
            .reads(2)
            .getTimeline(GetTimelineRequest.newBuilder().setOrderId(orderId).build())
            .getEventsList();
    var last = VectorClock.of(events.getLast().getClockList());
    var seen = new HashSet<Map.Entry<String, Long>>();
    for (int i = 0; i < events.size(); i++) {
      TimelineEvent event = events.get(i);
      var clock = VectorClock.of(event.getClockList());
      long own = clock.counts().getOrDefault(event.getComponent(), 0L);
      assertTrue(seen.add(Map.entry(event.getComponent(), own)), () -> "twice: " + events);
      for (TimelineEvent earlier : events.subList(0, i)) {
        var before = VectorClock.of(earlier.getClockList());
        assertFalse(clock.isBefore(before), () -> "recorded after what it caused: " + events);
        if (earlier.getComponent().equals(event.getComponent())) {
          assertTrue(before.isBefore(clock), () -> "a component forgot a step: " + events);
        }
      }
      if (i < events.size() - 1) {
        assertTrue(clock.isBefore(last), () -> "the end does not know it: " + events);
      }
    }
  }

  @Test
  void whatIsOwedToTheCustomerGroupIsToldWhenItIsBack() {
    customers.away = true;
    try {
      place("owed", RealPayment.APPROVED);
      awaitState("owed", OrderState.ORDER_STATE_PAID);
      members.changeLeader();
    } finally {
      customers.away = false;
    }
    awaitState("owed", OrderState.ORDER_STATE_COMPLETED);
    assertEquals(1, purchasesOf("owed"));
  }

  @Test
  void anOrderWaitsForThePaymentServiceToComeBack() {
    String token = payment.token(RealPayment.APPROVED);
    payment.goAway();
    try {
      var order = Operations.order("late", BUYER, line(item, 1)).setCardToken(token);
      members.submit(header(false), Operations.operation(order));
      await("the first try", () -> order("late").getFirstAttemptAtMillis() > 0);
      assertEquals(OrderState.ORDER_STATE_PLACED, order("late").getState());
    } finally {
      payment.comeBack();
    }
    awaitState("late", OrderState.ORDER_STATE_COMPLETED);
  }

  @Test
  void anAbandonedCheckoutIsRefusedAndItsCartGivenBack() {
    customers.abandoned.add(abandoned("abandoned"));
    await("the cart's return", () -> customers.abandoned.isEmpty());
    var refused = outcome("abandoned").getOutcome().getRefused();
    assertEquals(RefuseReason.REFUSE_REASON_ABANDONED, refused.getReason());
  }

  @Test
  void aCheckoutThatWasRefusedBeforeIsOnlyClosed() {
    members.submit(
        header(false),
        Operations.refuse("refused", BUYER, RefuseReason.REFUSE_REASON_CARD_EXPIRED));
    customers.abandoned.add(abandoned("refused"));
    await("the cart's return", () -> customers.abandoned.isEmpty());
    assertEquals(
        RefuseReason.REFUSE_REASON_CARD_EXPIRED,
        outcome("refused").getOutcome().getRefused().getReason());
  }

  private static AbandonedCheckout abandoned(String orderId) {
    return AbandonedCheckout.newBuilder()
        .setOrderId(orderId)
        .setBuyerId(BUYER)
        .setFingerprint(Operations.fingerprint(orderId))
        .build();
  }

  @Test
  void aRecordOfAnEarlierTermIsRefused() {
    var leader = members.leader().context();
    long term = leader.getBean(Leadership.class).term().orElseThrow();
    var record =
        leader
            .getBean(CommandGate.class)
            .submit(
                header(false),
                Operations.paid("approved").toByteString(),
                command -> leader.getBean(RaftLog.class).submitInTerm(command, term - 1));
    var failed = assertThrows(CompletionException.class, () -> record.toCompletableFuture().join());
    var refused = assertInstanceOf(NotTakenException.class, failed.getCause());
    assertEquals(NotTakenException.Reason.NOT_LEADER, refused.reason());
  }

  @Test
  void theWindowIsShownByTheLeader() {
    place("shown", RealPayment.APPROVED);
    awaitState("shown", OrderState.ORDER_STATE_COMPLETED);
    var meters =
        members.leader().context().getBean(io.micrometer.core.instrument.MeterRegistry.class);
    assertTrue(meters.get("stoa.executor.window").gauge().value() >= PaymentWindow.LEAST);
  }
}
