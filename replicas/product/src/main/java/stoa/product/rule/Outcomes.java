package stoa.product.rule;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import stoa.product.row.Messages;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OrderEventRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OutcomePart;
import stoa.product.row.OutcomeRow;
import stoa.product.row.ProductRow;
import stoa.product.row.VectorClock;
import stoa.proto.common.v1.TimelineEvent;
import stoa.replica.apply.Decision;

/// What all commands of a purchase share. They are once-only by the outcome's row, so their results
/// are not kept under a command id.
final class Outcomes {
  private Outcomes() {}

  /// The outcome as it stands, without effect.
  static Decision<ProductRow> stands(ProductWorkingSet rows, OutcomeRow outcome) {
    return Decision.notKept(
        result(outcome, rows.lines(outcome), rows.missingLines(outcome), /* stoodBefore= */ true));
  }

  /// An outcome that is there now, with its events and whatever else changes.
  static Decision<ProductRow> changed(
      ProductWorkingSet rows,
      OutcomeRow outcome,
      List<TimelineEvent> events,
      List<? extends ProductRow> others) {
    return decided(outcome, rows.lines(outcome), rows.missingLines(outcome), events, others);
  }

  /// A first outcome, with lines that are not in the working set yet.
  static Decision<ProductRow> decided(
      OutcomeRow outcome,
      List<OrderLineRow> lines,
      List<MissingLineRow> missing,
      List<TimelineEvent> events,
      List<? extends ProductRow> others) {
    var put = new ArrayList<ProductRow>(others);
    put.addAll(eventRows(outcome, events));
    var now =
        events.isEmpty()
            ? outcome
            : outcome.timeline(events.size(), VectorClock.stored(events.getLast().getClockList()));
    put.add(now);
    return new Decision<>(
        result(now, lines, missing, /* stoodBefore= */ false), false, put, List.of());
  }

  private static List<OrderEventRow> eventRows(OutcomeRow outcome, List<TimelineEvent> events) {
    var rows = new ArrayList<OrderEventRow>();
    for (TimelineEvent event : events) {
      rows.add(
          new OrderEventRow(
              new OutcomePart(outcome.ordinal(), outcome.events() + rows.size()),
              event.getEvent(),
              event.getComponent(),
              VectorClock.stored(event.getClockList()),
              event.getAtMillis()));
    }
    return rows;
  }

  private static ByteString result(
      OutcomeRow outcome,
      List<OrderLineRow> lines,
      List<MissingLineRow> missing,
      boolean stoodBefore) {
    return Results.outcome(Messages.outcome(outcome, lines, missing, stoodBefore));
  }
}
