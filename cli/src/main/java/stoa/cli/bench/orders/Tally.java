package stoa.cli.bench.orders;

import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands out the numbers of orders, and keeps what buyers were told. Safe for many threads.
final class Tally {
  private final int orders;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger completed = new AtomicInteger();
  private final AtomicInteger declined = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();

  Tally(int orders) {
    this.orders = orders;
  }

  /// The number of the next order to begin with; empty when there is none.
  OptionalInt next() {
    int number = begun.getAndIncrement();
    return number < orders ? OptionalInt.of(number) : OptionalInt.empty();
  }

  void completed(long afterMillis) {
    completed.incrementAndGet();
    millis.add(afterMillis);
  }

  void declined(long afterMillis) {
    declined.incrementAndGet();
    millis.add(afterMillis);
  }

  /// An answer said that the order goes on.
  void underWay() {
    underWay.incrementAndGet();
  }

  void error(String what) {
    errors.add(what);
  }

  /// Orders that buyers know the end of.
  int ended() {
    return completed() + declined();
  }

  int completed() {
    return completed.get();
  }

  int declined() {
    return declined.get();
  }

  int answeredUnderWay() {
    return underWay.get();
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  /// How long an order took at the given share of all, in milliseconds; 0 when none has ended.
  long quantileMillis(double share) {
    long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }
}
