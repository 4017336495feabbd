package stoa.product.executor;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// Every open order that a leader knows: waiting for its turn, resting after a failure, or under
/// way. An order is in one of the three, once. Not safe for several threads.
///
/// At most [#MAX_KNOWN] are known; what does not fit is found again by polling.
final class OpenOrders {
  /// Somewhat more than the group admits, so that what is admitted is known.
  static final int MAX_KNOWN = 12_000;

  private final WaitingOrders waiting = new WaitingOrders();
  private final PriorityQueue<Resting> resting =
      new PriorityQueue<>(Comparator.comparingLong(Resting::untilMillis));

  /// When each was placed, by ordinal.
  private final TreeMap<Long, Long> known = new TreeMap<>();

  private int underWay;

  private record Resting(OpenOrder order, long untilMillis) {}

  /// Takes an order in.
  ///
  /// @return whether it is new
  boolean offer(OpenOrder order) {
    if (known.size() >= MAX_KNOWN || known.containsKey(order.ordinal())) {
      return false;
    }
    known.put(order.ordinal(), order.order().getPlacedAtMillis());
    waiting.add(order);
    return true;
  }

  /// The next order to begin with, unless so many are under way.
  ///
  /// @param window how many may be
  Optional<OpenOrder> begin(int window, long nowMillis) {
    if (underWay >= window) {
      return Optional.empty();
    }
    while (!resting.isEmpty() && resting.peek().untilMillis() <= nowMillis) {
      waiting.add(resting.remove().order());
    }
    Optional<OpenOrder> next = waiting.take(nowMillis);
    next.ifPresent(order -> underWay++);
    return next;
  }

  /// An order that was under way needs nothing more.
  void finished(OpenOrder order) {
    underWay--;
    known.remove(order.ordinal());
  }

  /// An order that was under way rests, and waits again after that.
  void rest(OpenOrder order, long untilMillis) {
    underWay--;
    resting.add(new Resting(order, untilMillis));
  }

  /// When the next resting order is to be woken.
  OptionalLong wakeAtMillis() {
    return resting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(resting.peek().untilMillis());
  }

  /// When the oldest one was placed: group time, which never runs back.
  OptionalLong oldestPlacedAtMillis() {
    return known.isEmpty() ? OptionalLong.empty() : OptionalLong.of(known.firstEntry().getValue());
  }

  int underWay() {
    return underWay;
  }

  /// Those that wait or rest.
  int waiting() {
    return waiting.size() + resting.size();
  }
}
