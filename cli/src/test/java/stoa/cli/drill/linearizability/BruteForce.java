package stoa.cli.drill.linearizability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries every order of a history. Right by its looks, and slow.
final class BruteForce<S, O> {
  private final SequentialSpecification<S, O> specification;

  BruteForce(SequentialSpecification<S, O> specification) {
    this.specification = specification;
  }

  boolean explains(List<Step<O>> history) {
    return explains(specification.initial(), history);
  }

  private boolean explains(S state, List<Step<O>> left) {
    if (left.stream().noneMatch(Step::certain)) {
      return true;
    }
    for (Step<O> step : left) {
      boolean first = left.stream().noneMatch(other -> other.untilNanos() < step.fromNanos());
      Optional<S> after = first ? specification.apply(state, step.operation()) : Optional.empty();
      if (after.isPresent()) {
        List<Step<O>> rest = new ArrayList<>(left);
        rest.remove(step);
        if (explains(after.get(), rest)) {
          return true;
        }
      }
    }
    return false;
  }
}
