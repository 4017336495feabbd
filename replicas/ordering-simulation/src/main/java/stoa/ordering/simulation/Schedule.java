package stoa.ordering.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/// Simulated time: what is to happen, in order of time and, at the same time, of planning.
final class Schedule {
  private record Event(long atMicros, long planned, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::atMicros).thenComparingLong(Event::planned));
  private long planned;
  private long nowMicros;

  long nowMicros() {
    return nowMicros;
  }

  void in(long micros, Runnable action) {
    events.add(new Event(nowMicros + micros, planned++, action));
  }

  /// Lets the next thing happen.
  void next() {
    Event event = events.remove();
    nowMicros = event.atMicros();
    event.action().run();
  }
}
