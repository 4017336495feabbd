package stoa.product.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.executor.SampleOrders.NONE;
import static stoa.product.executor.SampleOrders.PREMIUM;
import static stoa.product.executor.SampleOrders.outcome;
import static stoa.product.executor.SampleOrders.placed;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import stoa.proto.product.v1.OrderState;

class OpenOrdersTest {
  private static final long NOW = 1_000_000;
  private static final int WIDE = 100;
  private final OpenOrders orders = new OpenOrders();

  @Test
  void beginsNoMoreThanTheWindowAllows() {
    for (long ordinal = 1; ordinal <= 3; ordinal++) {
      orders.offer(placed(ordinal, NONE, NOW));
    }
    var first = orders.begin(2, NOW).orElseThrow();
    assertTrue(orders.begin(2, NOW).isPresent());
    assertFalse(orders.begin(2, NOW).isPresent());
    orders.finished(first);
    assertEquals(3, orders.begin(2, NOW).orElseThrow().ordinal());
    assertEquals(2, orders.underWay());
  }

  @Test
  void knowsAnOrderOnceWhateverItIsDoing() {
    OpenOrder order = placed(1, NONE, NOW);
    assertTrue(orders.offer(order));
    assertFalse(orders.offer(order), "waiting");
    orders.begin(WIDE, NOW);
    assertFalse(orders.offer(order), "under way");
    orders.rest(order, NOW + 10);
    assertFalse(orders.offer(order), "resting");
    orders.begin(WIDE, NOW + 10);
    orders.finished(order);
    assertTrue(orders.offer(order), "finished");
  }

  @Test
  void letsAnOrderRestWithoutHoldingOthersUp() {
    orders.offer(placed(1, PREMIUM, NOW));
    orders.offer(placed(2, NONE, NOW));
    var failed = orders.begin(1, NOW).orElseThrow();
    orders.rest(failed, NOW + 100);
    assertEquals(OptionalLong.of(NOW + 100), orders.wakeAtMillis());
    var other = orders.begin(1, NOW).orElseThrow();
    assertEquals(2, other.ordinal());
    orders.finished(other);
    assertFalse(orders.begin(1, NOW + 99).isPresent());
    assertEquals(1, orders.begin(1, NOW + 100).orElseThrow().ordinal());
    assertEquals(OptionalLong.empty(), orders.wakeAtMillis());
  }

  @Test
  void leavesWhatDoesNotFitToTheNextLook() {
    for (long ordinal = 1; ordinal <= OpenOrders.MAX_KNOWN; ordinal++) {
      assertTrue(orders.offer(placed(ordinal, NONE, NOW)));
    }
    OpenOrder further = placed(OpenOrders.MAX_KNOWN + 1, NONE, NOW);
    assertFalse(orders.offer(further));
    orders.finished(orders.begin(1, NOW).orElseThrow());
    assertTrue(orders.offer(further));
  }

  @Test
  void knowsHowOldTheOldestIsWhateverItIsDoing() {
    assertEquals(OptionalLong.empty(), orders.oldestPlacedAtMillis());
    orders.offer(placed(2, PREMIUM, NOW - 1));
    orders.offer(placed(1, NONE, NOW - 5));
    var young = orders.begin(WIDE, NOW).orElseThrow();
    var old = orders.begin(WIDE, NOW).orElseThrow();
    assertEquals(OptionalLong.of(NOW - 5), orders.oldestPlacedAtMillis());
    orders.rest(old, NOW + 10);
    assertEquals(OptionalLong.of(NOW - 5), orders.oldestPlacedAtMillis());
    orders.begin(WIDE, NOW + 10);
    orders.finished(old);
    assertEquals(OptionalLong.of(NOW - 1), orders.oldestPlacedAtMillis());
    orders.finished(young);
    assertEquals(OptionalLong.empty(), orders.oldestPlacedAtMillis());
  }

  @Test
  void forgetsThatTheCustomerGroupWasToldWhenTheStateChanges() {
    OpenOrder told = placed(1, NONE, NOW).nowTold();
    assertTrue(told.at(outcome(OrderState.ORDER_STATE_PLACED, 1, NONE, NOW)).told());
    assertFalse(told.at(outcome(OrderState.ORDER_STATE_PAID, 1, NONE, NOW)).told());
  }

  @Test
  void restsLongerWithEachFailureInOneState() {
    OpenOrder first = placed(1, NONE, NOW);
    OpenOrder second = first.failedAfter(first);
    assertEquals(2, second.failedAfter(second).failures());
    OpenOrder paid = second.at(outcome(OrderState.ORDER_STATE_PAID, 1, NONE, NOW));
    assertEquals(1, paid.failedAfter(second).failures());
    assertEquals(100, Pace.pauseMillis(1, 100, 10_000));
    assertEquals(400, Pace.pauseMillis(3, 100, 10_000));
    assertEquals(10_000, Pace.pauseMillis(1_000, 100, 10_000));
  }

  @Test
  void pollsMoreSlowlyWhileNothingIsFound() {
    Pace pace = Pace.from(250, 10_000);
    assertEquals(500, pace.slower().pauseMillis());
    for (int i = 0; i < 20; i++) {
      pace = pace.slower();
    }
    assertEquals(10_000, pace.pauseMillis());
    assertEquals(250, pace.reset().pauseMillis());
  }
}
