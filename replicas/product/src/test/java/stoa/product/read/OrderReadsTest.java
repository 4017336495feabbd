package stoa.product.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static stoa.product.Operations.id;
import static stoa.product.Operations.line;
import static stoa.product.Operations.list;
import static stoa.product.Operations.operation;
import static stoa.product.Operations.order;
import static stoa.product.Operations.place;
import static stoa.product.Operations.purchase;
import static stoa.product.Operations.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.product.Operations;
import stoa.product.ProductDatabase;
import stoa.product.SharedSchema;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetOutcomeResponse;
import stoa.proto.product.v1.GetTimelineRequest;
import stoa.proto.product.v1.ListOrdersRequest;
import stoa.proto.product.v1.Order;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.RefuseReason;

class OrderReadsTest {
  @RegisterExtension static final SharedSchema shared = new SharedSchema();

  private final ProductDatabase.Schema group = shared.schema();

  private <T> T orders(Function<OrderReads, T> query) {
    return group.read(() -> query.apply(group.bean(OrderReads.class)));
  }

  @Test
  void ordersComeNewestFirstAndRefusalsAreNone() {
    group.apply(list(1, 7, "a", 50));
    for (int i = 1; i <= 7; i++) {
      group.apply(place("o" + i, 9, line(id(7, 1), i)), place("x" + i, 8, line(id(7, 1), 1)));
      group.apply(refuse("r" + i, 9, RefuseReason.REFUSE_REASON_FRAUD_SUSPECTED));
    }
    var ids = new ArrayList<String>();
    var request = ListOrdersRequest.newBuilder().setBuyerId(9).setLimit(3);
    do {
      var asked = request.build();
      var page = orders(reads -> reads.orders(asked));
      ids.addAll(page.getOrdersList().stream().map(Order::getOrderId).toList());
      request.setCursor(page.getNextCursor());
    } while (!request.getCursor().isEmpty());
    assertEquals(List.of("o7", "o6", "o5", "o4", "o3", "o2", "o1"), ids);
  }

  @Test
  void anOutcomeReadsAsItsCommandAnsweredIt() {
    group.apply(list(1, 7, "a", 5), list(1, 7, "b", 5));
    var placed =
        group
            .apply(operation(order("o1", 9, line(id(7, 1), 2)).addSuggestions(id(7, 2))))
            .getFirst()
            .getOutcome();
    var refused = group.apply(place("o2", 9, line(id(7, 1), 9))).getFirst().getOutcome();
    assertEquals(placed.toBuilder().setStoodBefore(true).build(), outcome("o1"));
    assertEquals(refused.toBuilder().setStoodBefore(true).build(), outcome("o2"));
    assertFalse(orderOutcome("o3").getFound());
  }

  private GetOutcomeResponse orderOutcome(String orderId) {
    var request = GetOutcomeRequest.newBuilder().setOrderId(orderId).build();
    return group.answer(group.bean(OrderReads.class).outcome(request));
  }

  private OrderOutcome outcome(String orderId) {
    return orderOutcome(orderId).getOutcome();
  }

  @Test
  void aTimelineShowsAnOrdersStepsAndNoneOfARefusal() {
    group.apply(list(1, 7, "a", 5));
    group.apply(purchase("o1", 9, line(id(7, 1), 2)));
    group.apply(refuse("o2", 9, RefuseReason.REFUSE_REASON_ABANDONED));
    var timeline =
        orders(r -> r.timeline(GetTimelineRequest.newBuilder().setOrderId("o1").build()));
    assertEquals(9, timeline.getBuyerId());
    assertEquals(
        List.of(
            Operations.event("order-placed", 1),
            Operations.event("payment-authorized", 2),
            Operations.event("order-completed", 3)),
        timeline.getEventsList());
    assertFalse(
        orders(r -> r.timeline(GetTimelineRequest.newBuilder().setOrderId("o2").build()))
            .getFound());
  }
}
