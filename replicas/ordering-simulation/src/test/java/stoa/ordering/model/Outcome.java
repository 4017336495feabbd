package stoa.ordering.model;

/// What TLC found.
sealed interface Outcome {
  /// No violation.
  ///
  /// @param states distinct states that were looked at; 0 for a random simulation
  record Holds(long states) implements Outcome {}

  /// The counterexample is in the run's output.
  record Violated(String invariant) implements Outcome {}

  /// TLC did not come to an answer: a mistake in the specification, no memory, out of time.
  record Failed(String output) implements Outcome {}
}
