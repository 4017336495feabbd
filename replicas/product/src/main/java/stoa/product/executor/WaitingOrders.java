package stoa.product.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The orders that wait for their turn, by priority: the higher class first, and within one class
/// first come first served. Each [#MILLIS_OF_A_CLASS] of waiting counts as one class more, so that
/// nobody starves.
///
/// All orders age alike, so within one loyalty class the oldest is never behind a younger one: the
/// next order is the oldest of one of the three. Not safe for several threads.
final class WaitingOrders {
  /// So much waiting counts as one class more.
  static final long MILLIS_OF_A_CLASS = 30_000;

  private static final int LOYALTY_CLASSES = 3;

  private final List<TreeMap<Long, OpenOrder>> classes = new ArrayList<>();

  WaitingOrders() {
    for (int i = 0; i < LOYALTY_CLASSES; i++) {
      classes.add(new TreeMap<>());
    }
  }

  void add(OpenOrder order) {
    classes.get(order.loyaltyClass()).put(order.ordinal(), order);
  }

  /// Takes the next order out.
  ///
  /// @param nowMillis by the clock that stamps the group's time
  Optional<OpenOrder> take(long nowMillis) {
    Optional<OpenOrder> next = Optional.empty();
    for (var waiting : classes) {
      var oldest = waiting.firstEntry();
      if (oldest != null && next.map(n -> isBefore(oldest.getValue(), n, nowMillis)).orElse(true)) {
        next = Optional.of(oldest.getValue());
      }
    }
    next.ifPresent(order -> classes.get(order.loyaltyClass()).remove(order.ordinal()));
    return next;
  }

  private static boolean isBefore(OpenOrder one, OpenOrder other, long nowMillis) {
    long difference = classOf(one, nowMillis) - classOf(other, nowMillis);
    return difference > 0 || (difference == 0 && one.ordinal() < other.ordinal());
  }

  private static long classOf(OpenOrder order, long nowMillis) {
    long waitedMillis = Math.max(0, nowMillis - order.order().getPlacedAtMillis());
    return order.loyaltyClass() + waitedMillis / MILLIS_OF_A_CLASS;
  }

  int size() {
    return classes.stream().mapToInt(TreeMap::size).sum();
  }
}
