package stoa.cli.admin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Each kind of difference is found and named, and nothing else is.
class AuditTest {
  private final Books books = new Books();

  @Test
  void booksThatBalanceHaveNoDifference() {
    assertDifferences(Map.of());
    Audit.Report report = audit();
    assertEquals(100, report.productPosition());
    assertEquals(200, report.customerPosition());
    assertEquals(List.of(new Apart("not acknowledged yet", List.of("paid PAID"))), report.apart());
  }

  @Test
  void unitsThatAppearFromNowhereAreFoundAtTheirItem() {
    books.items.put(Books.ITEM, new Item(Books.ITEM, 10, 5, 1));
    assertDifferences(
        Map.of(
            "units", List.of("item 7-1: 10 listed, but 5 in stock + 5 in orders + 1 withdrawn")));
  }

  @Test
  void lessThanNothingIsFoundEvenWhereTheSumIsRight() {
    books.items.put(Books.ITEM, new Item(Books.ITEM, 10, -1, 6));
    assertDifferences(
        Map.of(
            "units",
            List.of("item 7-1 has less than nothing: 10 listed, -1 in stock, 6 withdrawn")));
  }

  @Test
  void anItemThatIsGoneIsFoundByItsOrders() {
    books.items.clear();
    assertDifferences(Map.of("units", List.of("item 7-1 is not there, but 5 units are in orders")));
  }

  @Test
  void aTotalThatIsNotThatOfTheLinesIsFound() {
    books.put(
        new Order(
            "paid", 2, Stage.PAID, 751, false, Books.order("", 0, Stage.PAID, true, 3).lines()));
    assertDifferences(Map.of("order totals", List.of("order paid costs 7.51, but its lines 7.50")));
  }

  @Test
  void aStageThatNobodyKnowsIsFound() {
    books.put(Books.order("declined", 1, Stage.UNKNOWN, true, 1));
    assertDifferences(Map.of("order totals", List.of("order declined stands in no known stage")));
  }

  @Test
  void anOrderThatIsInAHistoryTwiceIsFound() {
    books.orders.add(Books.order("declined", 1, Stage.DECLINED, true, 1));
    assertDifferences(
        Map.of("histories", List.of("order declined is in the history of buyer 1 twice")));
  }

  @Test
  void unitsToVoteOnThatWereNotBoughtAreFound() {
    books.bought.put(2L, 1L);
    assertDifferences(
        Map.of("histories", List.of("buyer 2: 0 units in COMPLETED orders, but 1 to vote on")));
  }

  @Test
  void aSellersCountThatIsWrongIsFound() {
    books.sold.put(9L, 3L);
    assertDifferences(
        Map.of(
            "items sold",
            List.of("seller 9: 2 units in COMPLETED orders, but 3 items sold"),
            "sold, purchased",
            List.of("3 items sold, but 2 purchased, 0 of them newer, and 0 by unknown accounts")));
  }

  @Test
  void aCompletedOrderWithoutCaptureIsFound() {
    books.enter("done", Transaction.State.AUTHORIZED, 500);
    assertDifferences(
        Map.of(
            "captures",
            List.of("order done is COMPLETED with 5.00, but the ledger has AUTHORIZED 5.00")));
    books.ledger.remove("done");
    assertDifferences(
        Map.of(
            "captures", List.of("order done is COMPLETED with 5.00, but the ledger has nothing")));
  }

  @Test
  void aCaptureOfAnotherAmountIsFound() {
    books.enter("done", Transaction.State.CAPTURED, 499);
    assertDifferences(
        Map.of(
            "captures",
            List.of("order done is COMPLETED with 5.00, but the ledger has CAPTURED 4.99")));
  }

  @Test
  void moneyTakenForADeclinedOrderIsFound() {
    books.enter("declined", Transaction.State.CAPTURED, 250);
    assertDifferences(
        Map.of(
            "captures", List.of("order declined is DECLINED, but the ledger has CAPTURED 2.50")));
  }

  @Test
  void anAuthorizationThatIsLeftOpenIsFound() {
    books.enter("declined", Transaction.State.AUTHORIZED, 250);
    books.enter("refused", Transaction.State.AUTHORIZED, 100);
    assertDifferences(
        Map.of(
            "authorizations",
            List.of(
                "order declined is DECLINED, but the ledger has AUTHORIZED 2.50",
                "order refused is REFUSED, but the ledger has AUTHORIZED 1.00")));
  }

  @Test
  void moneyWithoutAnOrderIsFound() {
    books.enter("lost", Transaction.State.CAPTURED, 100);
    books.enter("gone", Transaction.State.AUTHORIZED, 200);
    assertDifferences(
        Map.of(
            "captures",
            List.of("the ledger has CAPTURED 1.00, but there is no order lost"),
            "authorizations",
            List.of("the ledger has AUTHORIZED 2.00, but there is no order gone")));
  }

  @Test
  void aFinalOrderWithoutAClosedRecordIsFound() {
    books.checkouts.remove("declined");
    assertDifferences(
        Map.of(
            "checkouts",
            List.of("order declined is DECLINED, but its checkout record is missing")));
    books.record("declined", 1, false);
    assertDifferences(
        Map.of(
            "checkouts", List.of("order declined is DECLINED, but its checkout record is TAKEN")));
  }

  @Test
  void aRecordOfAnotherBuyerIsFound() {
    books.record("declined", 2, true);
    assertDifferences(
        Map.of(
            "checkouts",
            List.of("order declined is of buyer 1, but its checkout record of buyer 2")));
  }

  @Test
  void aCartThatAFinalOrderHoldsIsFound() {
    books.carts.add(new HeldCart(21, "done"));
    assertDifferences(
        Map.of(
            "carts", List.of("the cart of session 21 is held by order done, which is COMPLETED")));
  }

  @Test
  void aCartThatIsHeldByNoPurchaseIsFound() {
    books.carts.add(new HeldCart(21, "none"));
    assertDifferences(
        Map.of(
            "carts",
            List.of(
                "the cart of session 21 is held by order none, which has no outcome and has no"
                    + " checkout record")));
  }

  @Test
  void aCartThatARefusedPurchaseKeepsIsFound() {
    books.record("refused", 1, false);
    books.carts.add(new HeldCart(21, "refused"));
    assertDifferences(
        Map.of(
            "checkouts",
            List.of("order refused is REFUSED, but its checkout record stays TAKEN"),
            "carts",
            List.of("the cart of session 21 is held by order refused, which is REFUSED")));
  }

  @Test
  void aBuyersCountThatIsWrongIsFound() {
    books.purchased.put(1L, 3L);
    assertDifferences(
        Map.of(
            "items purchased",
            List.of("account 1: 2 units in its recorded orders, but 3 items purchased"),
            "sold, purchased",
            List.of("2 items sold, but 3 purchased, 0 of them newer, and 0 by unknown accounts")));
  }

  @Test
  void aPurchaseOfAnUnknownAccountIsSetApart() {
    books.purchased.remove(1L);
    books.checkouts.remove("done");
    assertDifferences(Map.of());
    assertEquals(List.of("done COMPLETED"), audit().apart().getLast().orders());
  }

  private Audit.Report audit() {
    return new Audit(books, Duration.ZERO).run();
  }

  private void assertDifferences(Map<String, List<String>> expected) {
    Audit.Report report = audit();
    Map<String, List<String>> found = new TreeMap<>();
    report.equations().stream()
        .filter(equation -> !equation.holds())
        .forEach(equation -> {
          List<String> sorted = new ArrayList<>(equation.differences());
          sorted.sort(null);
          found.put(equation.name(), sorted);
        });
    assertEquals(new TreeMap<>(expected), found);
    if (expected.isEmpty()) {
      assertTrue(report.holds());
    } else {
      assertFalse(report.holds());
    }
  }
}
