package stoa.cli.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The arithmetic of the market over one set of sellers and buyers: what was listed, what is left,
/// what was bought.
///
/// The sellers' items must have been bought by these buyers only, and nothing withdrawn.
///
/// @param listed units ever put up for sale, by item
/// @param stock units for sale now, by item
/// @param orders of all buyers, in every state
/// @param itemsSold as each seller's rating says
record Books(
    Map<String, Long> listed,
    Map<String, Long> stock,
    List<Order> orders,
    Map<Long, Long> itemsSold) {
  /// The most differences that one finding names.
  private static final int NAMED_DIFFERENCES = 5;

  /// What was compared, with its numbers.
  record Finding(boolean holds, String text) {}

  List<Finding> findings() {
    return List.of(units(), money(), sold(), finality(), uniqueness());
  }

  private Finding units() {
    Map<String, Long> bought = boughtByItem();
    Set<String> items = new HashSet<>(listed.keySet());
    items.addAll(bought.keySet());
    List<String> differences = new ArrayList<>();
    for (String item : items) {
      long before = listed.getOrDefault(item, 0L);
      long now = stock.getOrDefault(item, 0L);
      long gone = bought.getOrDefault(item, 0L);
      if (before != now + gone || now < 0) {
        differences.add("%s: %d listed, %d + %d".formatted(item, before, now, gone));
      }
    }
    return finding(
        differences,
        "units of %d items: %d listed = %d in stock + %d in completed orders"
            .formatted(items.size(), sum(listed), sum(stock), sum(bought)));
  }

  private Finding money() {
    List<String> differences = new ArrayList<>();
    for (Order order : orders) {
      if (order.totalCents() != order.sumOfLines()) {
        differences.add(
            "%s: total %s, lines %s"
                .formatted(order.id(), Money.of(order.totalCents()), Money.of(order.sumOfLines())));
      }
    }
    List<Order> completed = completed();
    long spent = completed.stream().mapToLong(Order::totalCents).sum();
    return finding(
        differences,
        "%d completed orders of %d, %s in all: each total is the sum of its lines"
            .formatted(completed.size(), orders.size(), Money.of(spent)));
  }

  private Finding sold() {
    Map<Long, Long> bought = new TreeMap<>();
    for (Order order : completed()) {
      order.lines().forEach(line -> bought.merge(line.sellerId(), line.quantity(), Long::sum));
    }
    List<String> differences = new ArrayList<>();
    Set<Long> sellers = new HashSet<>(itemsSold.keySet());
    sellers.addAll(bought.keySet());
    for (long seller : sellers) {
      long told = itemsSold.getOrDefault(seller, 0L);
      long counted = bought.getOrDefault(seller, 0L);
      if (told != counted) {
        differences.add("seller %d: %d told, %d in orders".formatted(seller, told, counted));
      }
    }
    return finding(
        differences,
        "the sellers' ratings count %d items sold, as the orders do".formatted(sum(itemsSold)));
  }

  private Finding finality() {
    List<String> open =
        orders.stream()
            .filter(order -> !order.isFinal())
            .map(order -> order.id() + " " + order.state())
            .toList();
    return finding(open, "no order is left on its way");
  }

  private Finding uniqueness() {
    Set<String> seen = new HashSet<>();
    List<String> twice =
        orders.stream()
            .map(Order::id)
            .filter(id -> !seen.add(id))
            .map(id -> id + " twice")
            .toList();
    return finding(twice, "each of %d orders is in one history, once".formatted(orders.size()));
  }

  private static Finding finding(List<String> differences, String text) {
    if (differences.isEmpty()) {
      return new Finding(true, text);
    }
    List<String> named = differences.subList(0, Math.min(NAMED_DIFFERENCES, differences.size()));
    return new Finding(
        false, text + " NOT for " + differences.size() + ": " + String.join("; ", named));
  }

  private List<Order> completed() {
    return orders.stream().filter(Order::isCompleted).toList();
  }

  private Map<String, Long> boughtByItem() {
    Map<String, Long> bought = new TreeMap<>();
    for (Order order : completed()) {
      order.lines().forEach(line -> bought.merge(line.itemId(), line.quantity(), Long::sum));
    }
    return bought;
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
