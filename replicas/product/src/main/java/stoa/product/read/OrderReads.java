package stoa.product.read;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import stoa.product.row.Messages;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OrderEventRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OutcomeRow;
import stoa.product.row.VectorClock;
import stoa.product.table.InList;
import stoa.product.table.MissingLineTable;
import stoa.product.table.OrderEventTable;
import stoa.product.table.OrderLineTable;
import stoa.product.table.OutcomeTable;
import stoa.proto.common.v1.TimelineEvent;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetOutcomeResponse;
import stoa.proto.product.v1.GetTimelineRequest;
import stoa.proto.product.v1.GetTimelineResponse;
import stoa.proto.product.v1.ListOrdersRequest;
import stoa.proto.product.v1.OrderPage;

/// Reads of order ids and orders. The caller brings the transaction, and requests that are
/// validated but for their cursors.
@Singleton
public class OrderReads {
  private final OutcomeTable outcomes;
  private final OrderLineTable lines;
  private final MissingLineTable missingLines;
  private final OrderEventTable events;

  OrderReads(
      OutcomeTable outcomes,
      OrderLineTable lines,
      MissingLineTable missingLines,
      OrderEventTable events) {
    this.outcomes = outcomes;
    this.lines = lines;
    this.missingLines = missingLines;
    this.events = events;
  }

  /// The one outcome of an order id, refusals included.
  public GetOutcomeResponse outcome(GetOutcomeRequest request) {
    return find(request.getOrderId())
        .map(this::found)
        .orElse(GetOutcomeResponse.getDefaultInstance());
  }

  private GetOutcomeResponse found(OutcomeRow outcome) {
    List<MissingLineRow> missing =
        outcome.isRefused() ? missingLines.findByOrdinals(List.of(outcome.ordinal())) : List.of();
    var linesByOrdinal = linesOf(List.of(outcome));
    return GetOutcomeResponse.newBuilder()
        .setFound(true)
        .setOutcome(
            Messages.outcome(
                outcome, lines(outcome, linesByOrdinal), missing, /* stoodBefore= */ true))
        .build();
  }

  /// A page of a buyer's orders, newest first.
  ///
  /// @throws IllegalArgumentException for a cursor that is not of this list
  public OrderPage orders(ListOrdersRequest request) {
    var query = request.toBuilder().clearLimit().clearCursor().build();
    long before =
        Cursor.values(request.getCursor(), query, 1)
            .map(values -> values[0])
            .orElse(Long.MAX_VALUE);
    int limit = request.getLimit();
    var found = outcomes.findOrdersOfBuyer(request.getBuyerId(), before, limit + 1);
    var shown = found.subList(0, Math.min(limit, found.size()));
    var linesByOrdinal = linesOf(shown);
    var page = OrderPage.newBuilder();
    shown.forEach(order -> page.addOrders(Messages.order(order, lines(order, linesByOrdinal))));
    return found.size() > limit
        ? page.setNextCursor(Cursor.of(query, shown.getLast().ordinal())).build()
        : page.build();
  }

  /// The steps of an order in the order of their recording. A refused purchase has none to show.
  public GetTimelineResponse timeline(GetTimelineRequest request) {
    return find(request.getOrderId())
        .filter(outcome -> !outcome.isRefused())
        .map(this::timeline)
        .orElse(GetTimelineResponse.getDefaultInstance());
  }

  private GetTimelineResponse timeline(OutcomeRow order) {
    var steps = events.findByOrdinals(List.of(order.ordinal()));
    return GetTimelineResponse.newBuilder()
        .setFound(true)
        .setBuyerId(order.buyerId())
        .addAllEvents(steps.stream().map(OrderReads::event).toList())
        .build();
  }

  private static TimelineEvent event(OrderEventRow row) {
    return TimelineEvent.newBuilder()
        .setEvent(row.name())
        .setComponent(row.component())
        .addAllClock(VectorClock.of(row.clock()))
        .setAtMillis(row.atMillis())
        .build();
  }

  private Optional<OutcomeRow> find(String orderId) {
    return outcomes.findByOrderIds(List.of(orderId)).stream().findFirst();
  }

  /// The lines of several orders, by ordinal, with one query.
  private Map<Long, List<OrderLineRow>> linesOf(List<OutcomeRow> orders) {
    var ordinals = orders.stream().map(OutcomeRow::ordinal).toList();
    return InList.query(ordinals, lines::findByOrdinals).stream()
        .collect(Collectors.groupingBy(line -> line.part().ordinal()));
  }

  private static List<OrderLineRow> lines(
      OutcomeRow order, Map<Long, List<OrderLineRow>> linesByOrdinal) {
    return linesByOrdinal.getOrDefault(order.ordinal(), List.of());
  }
}
