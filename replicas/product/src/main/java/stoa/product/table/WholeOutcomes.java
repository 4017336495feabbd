package stoa.product.table;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OutcomeRow;
import stoa.product.row.WholeOutcome;

/// Outcomes with all their lines, with at most three queries, however many they are. The caller
/// brings the transaction.
@Singleton
public class WholeOutcomes {
  private final OutcomeTable outcomes;
  private final OrderLineTable lines;
  private final MissingLineTable missingLines;

  WholeOutcomes(OutcomeTable outcomes, OrderLineTable lines, MissingLineTable missingLines) {
    this.outcomes = outcomes;
    this.lines = lines;
    this.missingLines = missingLines;
  }

  /// Those of the order ids that have an outcome.
  public List<WholeOutcome> find(Collection<String> orderIds) {
    return complete(InList.query(orderIds, outcomes::findByOrderIds));
  }

  /// Orders with their lines, in the same order.
  public List<WholeOutcome> complete(List<OutcomeRow> found) {
    Map<Long, List<OrderLineRow>> linesOf =
        InList.query(ordinals(found, /* refused= */ false), lines::findByOrdinals).stream()
            .collect(Collectors.groupingBy(line -> line.part().ordinal()));
    Map<Long, List<MissingLineRow>> missingOf =
        InList.query(ordinals(found, /* refused= */ true), missingLines::findByOrdinals).stream()
            .collect(Collectors.groupingBy(line -> line.part().ordinal()));
    return found.stream()
        .map(outcome ->
            new WholeOutcome(
                outcome,
                linesOf.getOrDefault(outcome.ordinal(), List.of()),
                missingOf.getOrDefault(outcome.ordinal(), List.of())))
        .toList();
  }

  private static List<Long> ordinals(List<OutcomeRow> found, boolean refused) {
    return found.stream()
        .filter(outcome -> refused == outcome.isRefused())
        .map(OutcomeRow::ordinal)
        .toList();
  }
}
