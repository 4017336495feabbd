package stoa.cli.admin.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import stoa.cli.admin.audit.Equation.Differences;

/// What must hold within the product group alone. All its changes of one command are one SQL
/// transaction, and the books are one view of the database, so these hold exactly at every
/// position: nothing is set apart.
final class ProductEquations {
  private ProductEquations() {}

  static List<Equation> of(ProductBooks books) {
    return List.of(units(books), totals(books), histories(books), sold(books));
  }

  /// Units listed so far = stock now + units in orders that are not DECLINED + units withdrawn, for
  /// each item, and nothing negative.
  static Equation units(ProductBooks books) {
    var differences = new Differences();
    Map<Long, Long> ordered = orderedByItem(books.orders());
    long listed = 0;
    long stock = 0;
    long withdrawn = 0;
    for (Item item : books.items()) {
      listed += item.listed();
      stock += item.stock();
      withdrawn += item.withdrawn();
      check(item, ordered.getOrDefault(item.key(), 0L), differences);
    }
    Set<Long> missing = new TreeSet<>(ordered.keySet());
    books.items().forEach(item -> missing.remove(item.key()));
    missing.forEach(key ->
        differences.add(
            "item %s is not there, but %d units are in orders"
                .formatted(Item.name(key), ordered.getOrDefault(key, 0L))));
    return differences.of(
        "units",
        "%d listed = %d in stock + %d in orders + %d withdrawn (%d items)"
            .formatted(listed, stock, sum(ordered), withdrawn, books.items().size()));
  }

  private static void check(Item item, long ordered, Differences differences) {
    if (item.hasNegative()) {
      differences.add(
          "item %s has less than nothing: %d listed, %d in stock, %d withdrawn"
              .formatted(item.name(), item.listed(), item.stock(), item.withdrawn()));
    }
    if (item.listed() != item.stock() + ordered + item.withdrawn()) {
      differences.add(
          "item %s: %d listed, but %d in stock + %d in orders + %d withdrawn"
              .formatted(item.name(), item.listed(), item.stock(), ordered, item.withdrawn()));
    }
  }

  private static Map<Long, Long> orderedByItem(List<Order> orders) {
    Map<Long, Long> ordered = new HashMap<>();
    for (Order order : orders) {
      if (order.stage().holdsUnits()) {
        order.lines().forEach(line -> ordered.merge(line.itemKey(), line.quantity(), Long::sum));
      }
    }
    return ordered;
  }

  /// What an order costs = its lines at their prices; a line has units.
  static Equation totals(ProductBooks books) {
    var differences = new Differences();
    long orders = 0;
    long cents = 0;
    for (Order order : books.orders()) {
      if (order.stage() == Stage.REFUSED) {
        continue;
      }
      orders++;
      cents += order.totalCents();
      if (order.stage() == Stage.UNKNOWN) {
        differences.add("order %s stands in no known stage".formatted(order.id()));
      }
      if (order.totalCents() != order.centsOfLines()) {
        differences.add(
            "order %s costs %s, but its lines %s"
                .formatted(
                    order.id(), Cents.text(order.totalCents()), Cents.text(order.centsOfLines())));
      }
      if (order.lines().stream().anyMatch(line -> line.quantity() <= 0)) {
        differences.add("order %s has a line without units".formatted(order.id()));
      }
    }
    return differences.of(
        "order totals", "%d orders of %s in all".formatted(orders, Cents.text(cents)));
  }

  /// Each order is in its buyer's history once: an order id has one outcome. What a buyer may vote
  /// on is what the buyer's COMPLETED orders hold.
  static Equation histories(ProductBooks books) {
    var differences = new Differences();
    Set<String> seen = new HashSet<>();
    Map<Long, Long> completed = new HashMap<>();
    long orders = 0;
    for (Order order : books.orders()) {
      if (!seen.add(order.id())) {
        differences.add(
            "order %s is in the history of buyer %d twice".formatted(order.id(), order.buyerId()));
      }
      if (order.stage() == Stage.COMPLETED) {
        orders++;
        completed.merge(order.buyerId(), order.units(), Long::sum);
      }
    }
    compare(
        completed,
        books.boughtByBuyer(),
        (buyer, inOrders, counted) ->
            differences.add(
                "buyer %d: %d units in COMPLETED orders, but %d to vote on"
                    .formatted(buyer, inOrders, counted)));
    return differences.of(
        "histories",
        "%d units in %d COMPLETED orders = %d units bought, by %d buyers"
            .formatted(
                sum(completed), orders, sum(books.boughtByBuyer()), books.boughtByBuyer().size()));
  }

  /// `items sold` of each seller = units in COMPLETED orders.
  static Equation sold(ProductBooks books) {
    var differences = new Differences();
    Map<Long, Long> completed = new HashMap<>();
    books.orders().stream()
        .filter(order -> order.stage() == Stage.COMPLETED)
        .flatMap(order -> order.lines().stream())
        .forEach(line -> completed.merge(line.sellerId(), line.quantity(), Long::sum));
    compare(
        completed,
        books.soldBySeller(),
        (seller, inOrders, counted) ->
            differences.add(
                "seller %d: %d units in COMPLETED orders, but %d items sold"
                    .formatted(seller, inOrders, counted)));
    return differences.of(
        "items sold",
        "%d units in COMPLETED orders = %d items sold, by %d sellers"
            .formatted(sum(completed), sum(books.soldBySeller()), books.soldBySeller().size()));
  }

  /// Told of two counts of one account that differ.
  interface Mismatch {
    void found(long account, long left, long right);
  }

  /// Compares counts by account; one that is missing counts as 0.
  static void compare(Map<Long, Long> left, Map<Long, Long> right, Mismatch mismatch) {
    Set<Long> accounts = new TreeSet<>(left.keySet());
    accounts.addAll(right.keySet());
    for (Long account : accounts) {
      long one = left.getOrDefault(account, 0L);
      long other = right.getOrDefault(account, 0L);
      if (one != other) {
        mismatch.found(account, one, other);
      }
    }
  }

  static long sum(Map<Long, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
