package stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksTest {
  private static final long SELLER = 7;

  @Test
  void booksThatAgreeHoldInEveryFinding() {
    Books books = books(Map.of("1-1", 10L, "1-2", 4L), Map.of("1-1", 7L, "1-2", 4L), 3);
    assertEquals(List.of(), wrong(books), "findings that do not hold");
    assertTrue(texts(books).contains("14 listed = 11 in stock + 3 in completed orders"));
    assertTrue(texts(books).contains("1 completed orders of 2, 6.00 in all"), texts(books));
  }

  @Test
  void aUnitThatVanishedIsFound() {
    assertEquals(1, wrong(books(Map.of("1-1", 10L), Map.of("1-1", 6L), 3)).size());
  }

  @Test
  void aUnitThatWasSoldTwiceIsFound() {
    List<String> wrong = wrong(books(Map.of("1-1", 10L), Map.of("1-1", 8L), 3));
    assertEquals(1, wrong.size());
    assertTrue(wrong.getFirst().contains("1-1: 10 listed, 8 + 3"), wrong.toString());
  }

  @Test
  void aStockBelowZeroIsFoundEvenWhenTheSumAgrees() {
    assertEquals(1, wrong(books(Map.of("1-1", 2L), Map.of("1-1", -1L), 3)).size());
  }

  @Test
  void anItemThatWasNeverListedIsFound() {
    assertEquals(1, wrong(books(Map.of(), Map.of(), 3)).size());
  }

  @Test
  void aRatingThatCountsOtherwiseIsFound() {
    List<String> wrong = wrong(books(Map.of("1-1", 10L), Map.of("1-1", 7L), 2));
    assertEquals(1, wrong.size());
    assertTrue(wrong.getFirst().contains("seller 7: 2 told, 3 in orders"), wrong.toString());
  }

  @Test
  void aTotalThatIsNotTheSumOfItsLinesIsFound() {
    assertEquals(1, wrong(withOrder(order("c", "DECLINED", 5, 1))).size());
  }

  @Test
  void anOrderOnItsWayIsFound() {
    List<String> wrong = wrong(withOrder(order("c", "PAID", 200, 1)));
    assertEquals(1, wrong.size());
    assertTrue(wrong.getFirst().contains("c PAID"), wrong.toString());
  }

  @Test
  void anOrderInTwoHistoriesIsFound() {
    assertEquals(1, wrong(withOrder(order("b", "DECLINED", 200, 1))).size());
  }

  private static Books books(Map<String, Long> listed, Map<String, Long> stock, long told) {
    List<Order> orders = List.of(order("a", "COMPLETED", 600, 3), order("b", "DECLINED", 200, 1));
    return new Books(listed, stock, orders, Map.of(SELLER, told));
  }

  private static Books withOrder(Order order) {
    Books books = books(Map.of("1-1", 10L), Map.of("1-1", 7L), 3);
    List<Order> orders = new ArrayList<>(books.orders());
    orders.add(order);
    return new Books(books.listed(), books.stock(), orders, books.itemsSold());
  }

  private static Order order(String id, String state, long totalCents, long units) {
    return new Order(id, state, totalCents, List.of(new Order.Line("1-1", SELLER, units, 200)));
  }

  private static List<String> wrong(Books books) {
    return books.findings().stream()
        .filter(finding -> !finding.holds())
        .map(Books.Finding::text)
        .toList();
  }

  private static String texts(Books books) {
    return String.join("\n", books.findings().stream().map(Books.Finding::text).toList());
  }
}
