package stoa.cli.drill.linearizability;

import java.util.List;

/// Searches for an order that explains what was seen of one object, by Wing and Gong's search with
/// Lowe's memory (Gavin Lowe, "Testing for linearizability", 2017): an operation may be next when
/// no other was answered before it was invoked; a pair of operations done and state reached is
/// never tried twice.
///
/// The search is complete: without an order it says so, and when its budget ends it says that.
public final class LinearizabilityChecker<S, O> {
  private final SequentialSpecification<S, O> specification;
  private final Budget budget;

  /// @param budget for each history
  public LinearizabilityChecker(SequentialSpecification<S, O> specification, Budget budget) {
    this.specification = specification;
    this.budget = budget;
  }

  /// Whether an order explains the history.
  ///
  /// @param history of one object, in any order
  public Verdict<S, O> check(List<Step<O>> history) {
    return new Search<>(specification, budget, history).run();
  }
}
