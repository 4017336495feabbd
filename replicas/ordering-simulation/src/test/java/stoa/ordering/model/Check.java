package stoa.ordering.model;

import java.util.List;

/// One question for TLC: do these invariants hold within these bounds?
///
/// @param name also of the folder that the run leaves under `target/model`
/// @param mutant which rule is broken: a name of the specification's `Mutants`
/// @param invariants by their names in the specification
/// @param onlyOrderly leaves out races between candidates
record Check(
    String name, String mutant, Bounds bounds, List<String> invariants, boolean onlyOrderly) {

  /// Equal in name to those of the simulation.
  static final List<String> INVARIANTS =
      List.of(
          "TotalOrder",
          "Integrity",
          "SenderOrder",
          "Majority",
          "Durability",
          "Turns",
          "Views",
          "LogMatching",
          "Barrier");

  /// The protocol as it is meant.
  static Check ofProtocol(String name, Bounds bounds) {
    return new Check(name, "none", bounds, INVARIANTS, false);
  }

  static Check of(Mutant mutant) {
    return new Check(
        "mutant-" + mutant.label(), mutant.label(), mutant.bounds(), INVARIANTS, false);
  }

  /// A claim of the specification that ought to be false of the protocol: that something never
  /// happens within the bounds.
  static Check ofClaim(String claim, Bounds bounds) {
    return new Check("claim-" + claim, "none", bounds, List.of(claim), true);
  }

  /// The same without races between candidates.
  Check orderly() {
    return new Check(name, mutant, bounds, invariants, true);
  }

  String configuration() {
    return bounds.constants()
        + "  Mutant = \""
        + mutant
        + "\"\n"
        + "SPECIFICATION Spec\n"
        + "VIEW Seen\n"
        + "ACTION_CONSTRAINT DeliverFirst\n"
        + "INVARIANTS "
        + String.join(" ", invariants)
        + "\n"
        + (onlyOrderly ? "CONSTRAINT Orderly\n" : "")
        + "CHECK_DEADLOCK FALSE\n"; // At the end of the bounds nothing more can happen.
  }

  @Override
  public String toString() {
    return name;
  }
}
