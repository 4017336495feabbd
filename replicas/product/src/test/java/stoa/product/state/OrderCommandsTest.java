package stoa.product.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.acknowledge;
import static stoa.product.Operations.attempt;
import static stoa.product.Operations.complete;
import static stoa.product.Operations.declined;
import static stoa.product.Operations.feedback;
import static stoa.product.Operations.fingerprint;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.list;
import static stoa.product.Operations.listing;
import static stoa.product.Operations.operation;
import static stoa.product.Operations.order;
import static stoa.product.Operations.paid;
import static stoa.product.Operations.place;
import static stoa.product.Operations.price;
import static stoa.product.Operations.purchase;
import static stoa.product.Operations.refuse;
import static stoa.product.Operations.withdraw;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.product.ProductDatabase;
import stoa.product.SharedSchema;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.proto.product.v1.RefuseReason;
import stoa.proto.product.v1.RequestedLine;

/// The commands of orders, from the first to the last.
class OrderCommandsTest {
  @RegisterExtension static final SharedSchema shared = new SharedSchema();

  private final ProductDatabase.Schema group = shared.schema();

  @AfterEach
  void allUnitsAddUp() {
    assertEquals(List.of(), group.itemsThatDoNotAddUp());
  }

  private Code refusal(ProductOperation operation) {
    return group.apply(operation).getFirst().getRefusal().getCode();
  }

  private OrderOutcome outcome(ProductOperation operation) {
    return group.apply(operation).getFirst().getOutcome();
  }

  private String stock(long itemKey) {
    return group
        .rows("SELECT stock, withdrawn_units FROM item WHERE item_key = " + itemKey)
        .getFirst();
  }

  @Test
  void anOrderTakesAllLinesAtThePricesThatHold() {
    group.apply(
        list(1, 7, "a", 5), list(2, 8, "b", 5), list(2, 8, "c", 4), price(1, id(7, 1), 300));
    var placed =
        outcome(
            operation(
                order("o1", 9, line(id(7, 1), 2), line(id(8, 1), 1)).addSuggestions(id(8, 2))));
    assertFalse(placed.getStoodBefore());
    assertEquals(1_600, placed.getOrder().getTotalCents());
    assertEquals(OrderState.ORDER_STATE_PLACED, placed.getOrder().getState());
    assertEquals("a", placed.getOrder().getLines(0).getName());
    assertEquals(4, placed.getOrder().getSuggestions(0).getQuantity());
    assertEquals("3|0", stock(7_000_000_000_001L));
  }

  @Test
  void anOrderTakesNothingWhenOneLineIsMissing() {
    group.apply(list(1, 7, "a", 5), list(2, 8, "b", 5), withdraw(2, id(8, 1)));
    var refused =
        outcome(place("o1", 9, line(id(7, 1), 6), line(id(8, 1), 1), line(id(9, 1), 1)))
            .getRefused();
    assertEquals(RefuseReason.REFUSE_REASON_INSUFFICIENT_STOCK, refused.getReason());
    assertEquals(3, refused.getMissingCount());
    assertEquals(5, refused.getMissing(0).getAvailable());
    assertEquals(6, refused.getMissing(0).getRequested());
    assertEquals(0, refused.getMissing(1).getAvailable());
    assertEquals("5|0", stock(7_000_000_000_001L));
    var again = outcome(place("o1", 9, line(id(7, 1), 6), line(id(8, 1), 1), line(id(9, 1), 1)));
    assertTrue(again.getStoodBefore());
    assertEquals(refused, again.getRefused());
  }

  @Test
  void anotherTotalThanExpectedIsRefused() {
    group.apply(list(1, 7, "a", 5));
    var refused =
        outcome(operation(order("o1", 9, line(id(7, 1), 2)).setExpectedTotalCents(1_999)))
            .getRefused();
    assertEquals(RefuseReason.REFUSE_REASON_PRICE_CHANGED, refused.getReason());
    assertEquals(2_000, refused.getTotalCents());
    assertTrue(
        outcome(operation(order("o2", 9, line(id(7, 1), 2)).setExpectedTotalCents(2_000)))
            .hasOrder());
  }

  @Test
  void theLargestOrderDoesNotOverflow() {
    var lines = new ArrayList<RequestedLine>();
    for (int i = 1; i <= 100; i++) {
      group.apply(operation(listing(1, 7, "n" + i, 1_000_000).setPriceCents(99_999_999)));
      lines.add(line(id(7, i), 1_000_000));
    }
    var placed = outcome(operation(order("o1", 9).addAllLines(lines)));
    assertEquals(99_999_999L * 1_000_000L * 100L, placed.getOrder().getTotalCents());
  }

  @Test
  void theFirstWriterOfAnOrderIdWins() {
    group.apply(list(1, 7, "a", 5));
    var results =
        group.apply(
            refuse("o1", 9, RefuseReason.REFUSE_REASON_ABANDONED),
            place("o1", 9, line(id(7, 1), 1)),
            place("o2", 9, line(id(7, 1), 1)),
            refuse("o2", 9, RefuseReason.REFUSE_REASON_ABANDONED));
    assertEquals(
        RefuseReason.REFUSE_REASON_ABANDONED, results.get(1).getOutcome().getRefused().getReason());
    assertTrue(results.get(1).getOutcome().getStoodBefore());
    assertTrue(results.get(3).getOutcome().hasOrder());
    assertTrue(results.get(3).getOutcome().getStoodBefore());
    assertEquals(fingerprint("o2"), results.get(3).getOutcome().getFingerprint());
  }

  @Test
  void anotherFingerprintIsAReusedKey() {
    group.apply(list(1, 7, "a", 5), place("o1", 9, line(id(7, 1), 1)));
    assertEquals(
        Code.CODE_KEY_REUSED,
        refusal(operation(order("o1", 9, line(id(7, 1), 1)).setFingerprint(fingerprint("other")))));
    assertEquals(Code.CODE_KEY_REUSED, refusal(place("o1", 8, line(id(7, 1), 1))));
  }

  @Test
  void aDeclinedOrderGivesItsUnitsBack() {
    group.apply(list(1, 7, "a", 5), place("o1", 9, line(id(7, 1), 2)));
    var declined = outcome(declined("o1"));
    assertEquals(OrderState.ORDER_STATE_DECLINED, declined.getOrder().getState());
    assertFalse(declined.getOrder().getAcknowledged());
    assertEquals("5|0", stock(7_000_000_000_001L));
    assertTrue(outcome(declined("o1")).getStoodBefore());
    assertTrue(outcome(paid("o1")).getStoodBefore());
    assertTrue(outcome(complete("o1")).getStoodBefore());
    assertEquals("5|0", stock(7_000_000_000_001L));
    assertTrue(outcome(acknowledge("o1")).getOrder().getAcknowledged());
  }

  @Test
  void unitsReleasedToAWithdrawnItemCountAsWithdrawn() {
    group.apply(list(1, 7, "a", 5), place("o1", 9, line(id(7, 1), 2)), withdraw(1, id(7, 1)));
    assertEquals("0|3", stock(7_000_000_000_001L));
    group.apply(declined("o1"));
    assertEquals("0|5", stock(7_000_000_000_001L));
  }

  @Test
  void aCompletedOrderCountsForSellerAndBuyerOnce() {
    group.apply(list(1, 7, "a", 5), list(2, 8, "b", 5));
    group.apply(purchase("o1", 9, line(id(7, 1), 2), line(id(8, 1), 1)));
    var again = outcome(complete("o1"));
    assertTrue(again.getStoodBefore());
    assertTrue(again.getOrder().getAcknowledged());
    assertEquals(
        List.of("1|2", "2|1"), group.rows("SELECT seller_id, items_sold FROM seller_rating"));
    assertEquals(
        List.of("9|7000000000001|2|NONE", "9|8000000000001|1|NONE"),
        group.rows("SELECT * FROM purchase ORDER BY item_key"));
  }

  @Test
  void stepsOfAnUnknownOrRefusedOrderHaveNoEffect() {
    assertEquals(Code.CODE_ORDER_NOT_FOUND, refusal(paid("none")));
    assertEquals(Code.CODE_ORDER_NOT_FOUND, refusal(complete("none")));
    group.apply(refuse("o1", 9, RefuseReason.REFUSE_REASON_CARD_EXPIRED));
    assertTrue(outcome(paid("o1")).hasRefused());
    assertTrue(outcome(complete("o1")).hasRefused());
  }

  @Test
  void theFirstAttemptToChargeIsRemembered() {
    group.apply(list(1, 7, "a", 5), place("o1", 9, line(id(7, 1), 2)));
    long first = outcome(attempt("o1")).getOrder().getFirstAttemptAtMillis();
    assertTrue(first > 0);
    assertEquals(first, outcome(attempt("o1")).getOrder().getFirstAttemptAtMillis());
    assertEquals(first, outcome(paid("o1")).getOrder().getFirstAttemptAtMillis());
  }

  @Test
  void everythingThatBelongsTogetherMayStandInOneBatch() {
    var results =
        group.apply(
            list(1, 7, "a", 3),
            place("o1", 9, line(id(7, 1), 2)),
            place("o2", 9, line(id(7, 1), 2)),
            paid("o1"),
            complete("o1"),
            feedback(9, id(7, 1), false),
            list(1, 7, "a", 3),
            place("o3", 9, line(id(7, 1), 4)),
            declined("o3"),
            withdraw(1, id(7, 1)),
            place("o4", 9, line(id(7, 1), 1)));
    assertEquals(1, results.get(2).getOutcome().getRefused().getMissing(0).getAvailable());
    assertTrue(results.get(5).hasFeedbackGiven());
    assertEquals(4, results.get(6).getItemListed().getItem().getQuantity());
    assertTrue(results.get(7).getOutcome().hasOrder());
    assertEquals(0, results.get(10).getOutcome().getRefused().getMissing(0).getAvailable());
    assertEquals("0|4", stock(7_000_000_000_001L));
  }

  @Test
  void timelineEventsAreKeptOnlyWhereTheCommandHadAnEffect() {
    group.apply(list(1, 7, "a", 3));
    group.apply(purchase("o1", 9, line(id(7, 1), 2)));
    var stood = outcome(paid("o1"));
    assertEquals(3, stood.getClock(0).getCount());
    assertEquals(
        List.of("0|order-placed", "1|payment-authorized", "2|order-completed"),
        group.rows("SELECT line, name FROM order_event ORDER BY line"));
  }
}
