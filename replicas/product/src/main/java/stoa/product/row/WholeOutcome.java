package stoa.product.row;

import java.util.List;

/// An outcome with all its lines, as they stood together.
///
/// @param lines what was ordered, in order; none of a refusal
/// @param missingLines what a refused purchase lacked, in order
public record WholeOutcome(
    OutcomeRow outcome, List<OrderLineRow> lines, List<MissingLineRow> missingLines) {
  public WholeOutcome {
    lines = List.copyOf(lines);
    missingLines = List.copyOf(missingLines);
  }
}
