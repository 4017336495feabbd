package stoa.cli.bench;

/// One cell of the evaluation: a scenario under a load.
///
/// @param outcome of the failures that the scenario asks for
record Cell(Scenario scenario, LoadResult result, FaultInjection.Outcome outcome) {
  /// `10+10`: sellers and buyers.
  String clients() {
    return result.clients() + "+" + result.clients();
  }

  /// What was killed, and what was not though it should have been; `none` without a failure. Holds
  /// no comma.
  String failures() {
    String killed = String.join(" and ", outcome.killed());
    String missed =
        outcome.missed().isEmpty()
            ? ""
            : "NOT KILLED " + String.join(" and ", outcome.missed()).replace(',', ';');
    String both = (killed + (killed.isEmpty() || missed.isEmpty() ? "" : " ") + missed).strip();
    return both.isEmpty() ? "none" : both;
  }
}
