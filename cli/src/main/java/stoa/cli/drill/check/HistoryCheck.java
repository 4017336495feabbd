package stoa.cli.drill.check;

import java.util.ArrayList;
import java.util.List;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.Intention;
import stoa.cli.drill.linearizability.Budget;
import stoa.cli.drill.linearizability.LinearizabilityChecker;
import stoa.cli.drill.linearizability.Shrinking;
import stoa.cli.drill.linearizability.Step;
import stoa.cli.drill.linearizability.Verdict;

/// Checks a whole history: object by object, and for what must be there at the end.
public final class HistoryCheck {
  private final Budget budget;

  /// @param budget for each object
  public HistoryCheck(Budget budget) {
    this.budget = budget;
  }

  /// What was found.
  ///
  /// @param objects how many histories of objects were looked at
  /// @param steps of all of them
  /// @param violations of objects whose history cannot be explained, for people
  /// @param undecided objects whose search was too long
  public record Result(
      int objects,
      long steps,
      List<String> violations,
      List<String> undecided,
      List<Finding> findings) {
    /// True when every object's history is explained and nothing is missing.
    public boolean holds() {
      return violations.isEmpty()
          && undecided.isEmpty()
          && findings.stream().allMatch(Finding::holds);
    }
  }

  /// Checks a history.
  public Result check(List<Call> history) {
    List<Intention> intentions = Intention.of(history);
    var purchases = new Purchases(history, intentions);
    List<String> violations = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    List<ObjectHistory<?, ?>> objects = objects(history, intentions, purchases);
    long steps = 0;
    for (ObjectHistory<?, ?> object : objects) {
      steps += object.steps().size();
      check(object, violations, undecided);
    }
    return new Result(
        objects.size(),
        steps,
        violations,
        undecided,
        AcknowledgedWrites.of(history, intentions, purchases));
  }

  private static List<ObjectHistory<?, ?>> objects(
      List<Call> history, List<Intention> intentions, Purchases purchases) {
    List<ObjectHistory<?, ?>> objects = new ArrayList<>();
    objects.addAll(ItemProjection.of(history, intentions, purchases));
    objects.addAll(CartProjection.of(history, intentions, purchases));
    objects.addAll(VoteProjection.of(history, intentions, purchases));
    objects.addAll(OrderProjection.of(history, purchases));
    objects.addAll(KeyProjection.of(intentions));
    objects.addAll(SessionProjection.of(history, intentions));
    return objects;
  }

  private <S, O> void check(
      ObjectHistory<S, O> object, List<String> violations, List<String> undecided) {
    var checker = new LinearizabilityChecker<>(object.specification(), budget);
    switch (checker.check(object.steps())) {
      case Verdict.Linearizable<S, O> _ -> {
        // Explained.
      }
      case Verdict.Undecided<S, O>(String reason) ->
          undecided.add(
              "%s, %d steps: %s".formatted(object.object(), object.steps().size(), reason));
      case Verdict.NotLinearizable<S, O> _ -> {
        List<Step<O>> small =
            new Shrinking<>(object.specification(), budget).smallest(object.steps());
        violations.add(new ViolationText<>(object, small, checker.check(small)).toString());
      }
    }
  }
}
