package stoa.cli.drill.linearizability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One search through one history. Certain steps have the indices below [#certain], in the order of
/// their invocation; the others follow.
final class Search<S, O> {
  private static final long STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 4096;

  private final SequentialSpecification<S, O> specification;
  private final Budget budget;
  private final List<Step<O>> steps;
  private final int certain;
  private final Timeline timeline;
  private final BitSet done = new BitSet();
  private final Deque<Choice<S>> choices = new ArrayDeque<>();
  private final Set<Configuration<S>> seen = new HashSet<>();
  private S state;
  private int certainLeft;
  private List<Integer> longest = List.of();
  private S stateAfterLongest;
  private int mostCertainDone;

  /// A step that was put into the order, and the state before it.
  private record Choice<S>(int step, S before) {}

  /// The steps done, and the state reached.
  ///
  /// @param prefix all certain steps below it are done
  /// @param rest the steps done from it on
  private record Configuration<S>(int prefix, BitSet rest, S state) {}

  Search(SequentialSpecification<S, O> specification, Budget budget, List<Step<O>> history) {
    this.specification = specification;
    this.budget = budget;
    this.steps =
        history.stream()
            .sorted(
                Comparator.comparing((Step<O> step) -> !step.certain())
                    .thenComparingLong(Step::fromNanos))
            .toList();
    this.certain = (int) steps.stream().filter(Step::certain).count();
    this.certainLeft = certain;
    this.timeline = new Timeline(steps);
    this.state = specification.initial();
    this.stateAfterLongest = state;
  }

  Verdict<S, O> run() {
    long end = System.nanoTime() + budget.most().toNanos();
    int event = timeline.first();
    for (long tried = 0; certainLeft > 0; tried++) {
      Optional<String> exceeded = exceeded(tried, end);
      if (exceeded.isPresent()) {
        return new Verdict.Undecided<>(exceeded.get());
      }
      if (timeline.isInvocation(event)) {
        event = tryNext(timeline.stepOf(event)) ? timeline.first() : timeline.after(event);
      } else if (choices.isEmpty()) {
        return new Verdict.NotLinearizable<>(named(longest), stateAfterLongest);
      } else {
        // This step was answered here, or history ends: something before must change.
        event = timeline.after(timeline.invocation(takeBack()));
      }
    }
    return new Verdict.Linearizable<>(named(order()));
  }

  private Optional<String> exceeded(long tried, long end) {
    if (tried > budget.mostSteps()) {
      return Optional.of("more than " + budget.mostSteps() + " steps");
    }
    if (seen.size() > budget.mostConfigurations()) {
      return Optional.of("more than " + budget.mostConfigurations() + " configurations");
    }
    boolean look = tried % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0;
    return look && System.nanoTime() > end
        ? Optional.of("more than " + budget.most().toSeconds() + " s")
        : Optional.empty();
  }

  /// Puts a step into the order, if the object allows it and this was not tried before.
  private boolean tryNext(int step) {
    Optional<S> after = specification.apply(state, steps.get(step).operation());
    if (after.isEmpty()) {
      return false;
    }
    done.set(step);
    if (!seen.add(configuration(after.get()))) {
      done.clear(step);
      return false;
    }
    choices.push(new Choice<>(step, state));
    state = after.get();
    timeline.lift(step);
    if (step < certain) {
      certainLeft--;
    }
    return true;
  }

  private Configuration<S> configuration(S after) {
    int prefix = Math.min(done.nextClearBit(0), certain);
    return new Configuration<>(prefix, done.get(prefix, steps.size()), after);
  }

  private void noteLongest() {
    if (certain - certainLeft > mostCertainDone) {
      mostCertainDone = certain - certainLeft;
      longest = order();
      stateAfterLongest = state;
    }
  }

  private int takeBack() {
    // Only here, because an order is copied: between two of these it only grows.
    noteLongest();
    Choice<S> last = choices.pop();
    state = last.before();
    done.clear(last.step());
    timeline.putBack(last.step());
    if (last.step() < certain) {
      certainLeft++;
    }
    return last.step();
  }

  private List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    choices.descendingIterator().forEachRemaining(choice -> order.add(choice.step()));
    return order;
  }

  private List<Step<O>> named(List<Integer> order) {
    return order.stream().map(steps::get).toList();
  }
}
