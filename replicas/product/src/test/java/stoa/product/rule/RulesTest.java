package stoa.product.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.product.Operations.line;
import static stoa.product.Operations.order;
import static stoa.product.rule.RowsInMemory.LAMP;
import static stoa.product.rule.RowsInMemory.NOW;
import static stoa.product.rule.RowsInMemory.lamp;
import static stoa.product.rule.RowsInMemory.take;

import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.product.Operations;
import stoa.product.row.ListingIdentity;
import stoa.product.row.OrderStage;
import stoa.proto.product.v1.Condition;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductRefusal.Code;
import stoa.proto.product.v1.RefuseReason;

class RulesTest {
  private final ProductWorkingSet rows = RowsInMemory.create();

  private static ProductOperation paid() {
    return Operations.paid("o1");
  }

  @Test
  void resultsOfAPurchaseAreNotKeptUnderACommandIdAndOthersAre() {
    assertFalse(PlaceOrderRule.decide(rows, order("o1", 9, line(LAMP, 1)).build(), NOW).kept());
    assertTrue(ListItemRule.decide(rows, RowsInMemory.listing()).kept());
    var feedback = Operations.feedback(8, LAMP, true).getGiveFeedback();
    assertTrue(GiveFeedbackRule.decide(rows, feedback).kept());
  }

  @Test
  void decidingChangesNothingUntilTheRowsAreTaken() {
    var decision = PlaceOrderRule.decide(rows, order("o1", 9, line(LAMP, 2)).build(), NOW);
    assertEquals(5, lamp(rows).stock());
    take(rows, decision);
    assertEquals(3, lamp(rows).stock());
    assertEquals(
        5_000, rows.outcome("o1").orElseThrow().placedAtMillis(), "group time of the command");
  }

  @Test
  void theSameRowsAndCommandGiveTheSameDecision() {
    var order = order("o1", 9, line(LAMP, 2)).build();
    assertEquals(
        PlaceOrderRule.decide(rows, order, NOW),
        PlaceOrderRule.decide(RowsInMemory.create(), order, NOW));
  }

  @Test
  void anItemNamedTwiceIsReservedForTheSum() {
    var twice = order("o1", 9, line(LAMP, 3), line(LAMP, 3)).build();
    var refused = take(rows, PlaceOrderRule.decide(rows, twice, NOW)).getOutcome().getRefused();
    assertEquals(RefuseReason.REFUSE_REASON_INSUFFICIENT_STOCK, refused.getReason());
    assertEquals(6, refused.getMissing(0).getRequested());
    assertEquals(5, refused.getMissing(0).getAvailable());
  }

  @Test
  void missingStockIsToldBeforeAnotherTotal() {
    var order = order("o1", 9, line(LAMP, 6)).setExpectedTotalCents(1).build();
    assertEquals(
        RefuseReason.REFUSE_REASON_INSUFFICIENT_STOCK,
        take(rows, PlaceOrderRule.decide(rows, order, NOW)).getOutcome().getRefused().getReason());
  }

  @Test
  void aPaidOrderCannotBeDeclinedAnyMore() {
    take(rows, PlaceOrderRule.decide(rows, order("o1", 9, line(LAMP, 2)).build(), NOW));
    take(rows, RecordPaymentRule.decide(rows, paid().getRecordPayment(), NOW));
    var late = Operations.declined("o1").getRecordPayment();
    var result = take(rows, RecordPaymentRule.decide(rows, late, NOW));
    assertTrue(result.getOutcome().getStoodBefore());
    assertEquals(OrderStage.PAID, rows.outcome("o1").orElseThrow().stage());
    assertEquals(3, lamp(rows).stock());
  }

  @Test
  void anOrderThatIsNotPaidCannotBeCompleted() {
    take(rows, PlaceOrderRule.decide(rows, order("o1", 9, line(LAMP, 2)).build(), NOW));
    var completion = Operations.complete("o1").getCompleteOrder();
    assertTrue(
        take(rows, CompleteOrderRule.decide(rows, completion, NOW)).getOutcome().getStoodBefore());
    assertEquals(0, rows.rating(1).orElseThrow().itemsSold());
  }

  @Test
  void aRepeatedOrderIsAnsweredWithItsSuggestionsAsTheyWere() {
    var order = order("o1", 9, line(LAMP, 1)).addSuggestions(LAMP).build();
    var first = take(rows, PlaceOrderRule.decide(rows, order, NOW)).getOutcome().getOrder();
    assertEquals(List.of("lamp"), first.getSuggestionsList().stream().map(Item::getName).toList());
    var price = Operations.price(1, LAMP, 7).getChangePrice();
    take(rows, ChangePriceRule.decide(rows, price));
    var again = take(rows, PlaceOrderRule.decide(rows, order, NOW)).getOutcome();
    assertTrue(again.getStoodBefore());
    assertEquals(first.getSuggestionsList(), again.getOrder().getSuggestionsList());
  }

  @Test
  void aSecondVoteOfABuyerIsRefused() {
    var vote = Operations.feedback(9, LAMP, true).getGiveFeedback();
    assertTrue(take(rows, GiveFeedbackRule.decide(rows, vote)).hasFeedbackGiven());
    assertEquals(
        Code.CODE_FEEDBACK_ALREADY_GIVEN,
        take(rows, GiveFeedbackRule.decide(rows, vote)).getRefusal().getCode());
    assertEquals(1, lamp(rows).thumbsUp());
  }

  @Test
  void whatWasNotLoadedIsNotTakenForAbsent() {
    var elsewhere = order("o1", 9, line(Operations.id(7, 2), 1)).build();
    assertThrows(IllegalStateException.class, () -> PlaceOrderRule.decide(rows, elsewhere, NOW));
    var another = RowsInMemory.listing().toBuilder().setName("chair").build();
    assertThrows(IllegalStateException.class, () -> ListItemRule.decide(rows, another));
  }

  @Test
  void differentListingsHaveDifferentIdentities() {
    var one = identity("ab", List.of("c", "de"));
    assertEquals(one.hash(), identity("ab", List.of("de", "c", "de")).hash());
    assertNotEquals(one.hash(), identity("ab", List.of("cd", "e")).hash());
    assertNotEquals(one.hash(), identity("abc", List.of("de")).hash());
  }

  private static ListingIdentity identity(String name, List<String> keywords) {
    return new ListingIdentity(1, 7, name, keywords, Condition.CONDITION_NEW, 5);
  }
}
