package stoa.cli.drill.linearizability;

import java.util.ArrayList;
import java.util.List;

/// Makes a history that cannot be explained small, so that a person can see why.
///
/// First it is cut at the earliest answer by which it cannot be explained any more: what was under
/// way then counts as not answered, so the cut is a history that clients really saw. Then
/// observations are left out that are not needed. Changes stay, because without them others could
/// not be explained that the real history explains.
public final class Shrinking<S, O> {
  private final SequentialSpecification<S, O> specification;
  private final LinearizabilityChecker<S, O> checker;

  /// @param budget for each try
  public Shrinking(SequentialSpecification<S, O> specification, Budget budget) {
    this.specification = specification;
    this.checker = new LinearizabilityChecker<>(specification, budget);
  }

  /// A smaller history that cannot be explained either.
  ///
  /// @param history one that cannot be explained
  public List<Step<O>> smallest(List<Step<O>> history) {
    List<Step<O>> small = earliest(history);
    for (int size = Math.max(1, small.size() / 2); size >= 1; size /= 2) {
      small = withoutObservations(small, size);
    }
    return small;
  }

  private List<Step<O>> earliest(List<Step<O>> history) {
    long[] answers =
        history.stream().filter(Step::certain).mapToLong(Step::untilNanos).sorted().toArray();
    int explained = 0;
    int failing = answers.length - 1;
    while (explained < failing) {
      int middle = (explained + failing) >>> 1;
      if (fails(asOf(history, answers[middle]))) {
        failing = middle;
      } else {
        explained = middle + 1;
      }
    }
    return asOf(history, answers[failing]);
  }

  private List<Step<O>> asOf(List<Step<O>> history, long nanos) {
    return history.stream()
        .filter(step -> step.fromNanos() <= nanos)
        .map(step -> step.asOf(nanos))
        .filter(step -> step.certain() || !specification.isObservation(step.operation()))
        .toList();
  }

  private List<Step<O>> withoutObservations(List<Step<O>> history, int size) {
    List<Step<O>> rest = history;
    for (int from = 0; from < rest.size(); from += size) {
      List<Step<O>> fewer = without(rest, from, Math.min(rest.size(), from + size));
      if (fewer.size() < rest.size() && fails(fewer)) {
        rest = fewer;
        from -= size;
      }
    }
    return rest;
  }

  private List<Step<O>> without(List<Step<O>> history, int from, int to) {
    List<Step<O>> fewer = new ArrayList<>(history.subList(0, from));
    history.subList(from, to).stream()
        .filter(step -> !specification.isObservation(step.operation()))
        .forEach(fewer::add);
    fewer.addAll(history.subList(to, history.size()));
    return fewer;
  }

  private boolean fails(List<Step<O>> history) {
    return checker.check(history) instanceof Verdict.NotLinearizable<S, O>;
  }
}
