package stoa.ordering.simulation;

/// A named invariant did not hold.
public final class InvariantViolation extends RuntimeException {
  private final String invariant;

  InvariantViolation(String invariant, String detail) {
    super(invariant + ": " + detail);
    this.invariant = invariant;
  }

  /// The invariant's name, as in the documentation.
  public String invariant() {
    return invariant;
  }
}
