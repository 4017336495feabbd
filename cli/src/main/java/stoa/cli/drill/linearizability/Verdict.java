package stoa.cli.drill.linearizability;

import java.util.List;

/// What a search found. Only [Linearizable] is good news.
public sealed interface Verdict<S, O> {
  /// There is an order that explains everything.
  ///
  /// @param order in which the operations took effect; those that are not certain and are not in it
  ///   had none
  record Linearizable<S, O>(List<Step<O>> order) implements Verdict<S, O> {}

  /// No order explains everything.
  ///
  /// @param order the longest that explains a beginning
  /// @param state after it
  record NotLinearizable<S, O>(List<Step<O>> order, S state) implements Verdict<S, O> {}

  /// The budget ended first.
  record Undecided<S, O>(String reason) implements Verdict<S, O> {}
}
