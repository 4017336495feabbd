package stoa.cli.admin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The system goes on between the readings of an audit. What is newer than the product group's
/// reading is no difference, and what it was does not escape either.
class AuditUnderLoadTest {
  private final Books books = new Books();

  @Test
  void anOrderThatWasCompletedMeanwhileIsSetApart() {
    books.enter("paid", Transaction.State.CAPTURED, 750);
    books.record("paid", 2, true);
    books.purchased.put(2L, 3L);
    books.carts.clear();
    assertHolds();
    assertEquals(
        "2 items sold = 5 purchased - 3 newer + 0 by unknown accounts", numbers("sold, purchased"));
    assertEquals(
        "5.00 captured of 1 orders = 5.00 of 1 COMPLETED orders (apart: 7.50 of 1 newer)",
        numbers("captures"));
  }

  @Test
  void anOrderThatCameAndWasCompletedMeanwhileIsSetApart() {
    books.enter("new", Transaction.State.CAPTURED, 250);
    books.record("new", 2, true);
    books.purchased.put(2L, 1L);
    books.later.put("new", Books.order("new", 2, Stage.COMPLETED, true, 1));
    assertHolds();
  }

  @Test
  void anOrderThatCameAndIsAuthorizedIsSetApart() {
    books.enter("new", Transaction.State.AUTHORIZED, 250);
    books.record("new", 2, false);
    books.later.put("new", Books.order("new", 2, Stage.PLACED, false, 1));
    assertHolds();
  }

  @Test
  void aPlacedOrderThatWasDeclinedMeanwhileCountsAsNotBought() {
    books.put(Books.order("paid", 2, Stage.PLACED, false, 3));
    books.enter("paid", Transaction.State.DECLINED, 750);
    books.record("paid", 2, true);
    books.carts.clear();
    books.later.put("paid", Books.order("paid", 2, Stage.DECLINED, false, 3));
    assertHolds();
  }

  @Test
  void aPlacedOrderThatWasRecordedMeanwhileCountsAsBought() {
    books.put(Books.order("paid", 2, Stage.PLACED, false, 3));
    books.record("paid", 2, true);
    books.carts.clear();
    books.later.put("paid", Books.order("paid", 2, Stage.COMPLETED, true, 3));
    books.purchased.put(2L, 3L);
    assertHolds();
    books.purchased.put(2L, 2L);
    assertTrue(!audit(Duration.ZERO).holds(), "a wrong count of a newer order escapes");
  }

  @Test
  void aDeclinedOrderWhoseVoidIsOnItsWayIsSetApart() {
    books.put(Books.order("declined", 1, Stage.DECLINED, false, 1));
    books.enter("declined", Transaction.State.AUTHORIZED, 250);
    books.record("declined", 1, false);
    books.carts.add(new HeldCart(21, "declined"));
    assertHolds();
    assertEquals(
        List.of("paid PAID", "declined DECLINED"),
        audit(Duration.ZERO).apart().getFirst().orders());
  }

  @Test
  void aRefusalWhoseCloseIsOnItsWayIsWaitedFor() {
    books.record("refused", 1, false);
    books.carts.add(new HeldCart(21, "refused"));
    books.closedLater.add("refused");
    assertHolds();
  }

  @Test
  void aPurchaseThatCameMeanwhileMayHoldItsCart() {
    books.record("new", 1, false);
    books.carts.add(new HeldCart(21, "new"));
    assertHolds();
  }

  @Test
  void aPurchaseThatWasRefusedMeanwhileIsNotAskedForMore() {
    books.record("new", 1, true);
    books.later.put("new", new Order("new", 1, Stage.REFUSED, 0, true, List.of()));
    books.enter("barred", Transaction.State.VOIDED, 0);
    assertHolds();
  }

  private void assertHolds() {
    Audit.Report report = audit(Duration.ofSeconds(10));
    assertTrue(report.holds(), () -> AuditReport.text(report));
  }

  private String numbers(String name) {
    return audit(Duration.ZERO).equations().stream()
        .filter(equation -> equation.name().equals(name))
        .findFirst()
        .orElseThrow()
        .numbers();
  }

  private Audit.Report audit(Duration patience) {
    return new Audit(books, patience).run();
  }
}
