package stoa.product.read;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.product.memory.ProductMemory;
import stoa.product.row.Messages;
import stoa.product.row.OrderEventRow;
import stoa.product.row.OutcomeRow;
import stoa.product.row.VectorClock;
import stoa.product.row.WholeOutcome;
import stoa.product.table.OrderEventTable;
import stoa.product.table.OutcomeTable;
import stoa.product.table.WholeOutcomes;
import stoa.proto.common.v1.TimelineEvent;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetOutcomeResponse;
import stoa.proto.product.v1.GetTimelineRequest;
import stoa.proto.product.v1.GetTimelineResponse;
import stoa.proto.product.v1.ListOrdersRequest;
import stoa.proto.product.v1.OrderPage;
import stoa.replica.apply.RecentRows.Look;
import stoa.replica.service.ReadPlan;
import stoa.replica.service.ReadPlan.Ask;
import stoa.replica.service.ReadPlan.Remembered;

/// Reads of order ids and orders. The caller brings the transaction, and requests that are
/// validated but for their cursors.
@Singleton
public class OrderReads {
  private final OutcomeTable outcomes;
  private final WholeOutcomes wholeOutcomes;
  private final OrderEventTable events;
  private final ProductMemory memory;

  OrderReads(
      OutcomeTable outcomes,
      WholeOutcomes wholeOutcomes,
      OrderEventTable events,
      ProductMemory memory) {
    this.outcomes = outcomes;
    this.wholeOutcomes = wholeOutcomes;
    this.events = events;
    this.memory = memory;
  }

  /// The one outcome of an order id, refusals included.
  public ReadPlan<GetOutcomeResponse> outcome(GetOutcomeRequest request) {
    List<String> orderId = List.of(request.getOrderId());
    Look<String, WholeOutcome> look = memory.outcomes(orderId);
    ReadPlan<List<WholeOutcome>> plan =
        look.isComplete()
            ? new Remembered<>(look.values())
            : new Ask<>(() -> stored(orderId, look));
    return plan.map(OrderReads::outcome);
  }

  private List<WholeOutcome> stored(List<String> orderIds, Look<String, WholeOutcome> look) {
    List<WholeOutcome> found = wholeOutcomes.find(orderIds);
    memory.learnOutcomes(look, found);
    return found;
  }

  private static GetOutcomeResponse outcome(List<WholeOutcome> found) {
    return found.stream()
        .findFirst()
        .map(OrderReads::found)
        .orElse(GetOutcomeResponse.getDefaultInstance());
  }

  private static GetOutcomeResponse found(WholeOutcome whole) {
    return GetOutcomeResponse.newBuilder()
        .setFound(true)
        .setOutcome(
            Messages.outcome(
                whole.outcome(), whole.lines(), whole.missingLines(), /* stoodBefore= */ true))
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
    var page = OrderPage.newBuilder();
    wholeOutcomes
        .complete(shown)
        .forEach(order -> page.addOrders(Messages.order(order.outcome(), order.lines())));
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
}
