package stoa.cli.drill.linearizability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Invocations and answers in the order of their times, as a list from which a step's events can be
/// lifted out and put back where they were. A step that is not certain has no answer here: it may
/// stay to the end.
///
/// Event 0 is before all others and [#end] after them; step *i* is invoked at event *i + 1* and
/// answered at event *i + 1 + steps*.
final class Timeline {
  private static final int BEGIN = 0;

  private final int steps;
  private final int end;
  private final int[] next;
  private final int[] previous;
  private final boolean[] hasAnswer;

  <O> Timeline(List<Step<O>> history) {
    this.steps = history.size();
    this.end = 2 * steps + 1;
    this.next = new int[end + 1];
    this.previous = new int[end + 1];
    this.hasAnswer = new boolean[steps];
    int last = BEGIN;
    for (int event : sorted(history)) {
      link(last, event);
      last = event;
    }
    link(last, end);
  }

  /// At one time invocations come first: what happens at the same time has no order.
  private <O> List<Integer> sorted(List<Step<O>> history) {
    record At(long nanos, boolean answer, int event) {}
    List<At> events = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      events.add(new At(history.get(step).fromNanos(), false, invocation(step)));
      hasAnswer[step] = history.get(step).certain();
      if (hasAnswer[step]) {
        events.add(new At(history.get(step).untilNanos(), true, answer(step)));
      }
    }
    events.sort(Comparator.comparingLong(At::nanos).thenComparing(At::answer));
    return events.stream().map(At::event).toList();
  }

  private void link(int left, int right) {
    next[left] = right;
    previous[right] = left;
  }

  int first() {
    return next[BEGIN];
  }

  int after(int event) {
    return next[event];
  }

  boolean isInvocation(int event) {
    return event > BEGIN && event <= steps;
  }

  int stepOf(int invocation) {
    return invocation - 1;
  }

  int invocation(int step) {
    return step + 1;
  }

  private int answer(int step) {
    return step + 1 + steps;
  }

  void lift(int step) {
    unlink(invocation(step));
    if (hasAnswer[step]) {
      unlink(answer(step));
    }
  }

  private void unlink(int event) {
    link(previous[event], next[event]);
    // The event keeps its own links, which is how it finds its place again.
  }

  /// The step that was lifted last is put back first.
  void putBack(int step) {
    if (hasAnswer[step]) {
      relink(answer(step));
    }
    relink(invocation(step));
  }

  private void relink(int event) {
    next[previous[event]] = event;
    previous[next[event]] = event;
  }
}
