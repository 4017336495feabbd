package stoa.cli.drill.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.model.OrderSpecification;
import stoa.cli.drill.model.OrderSpecification.Operation;
import stoa.cli.drill.model.OrderSpecification.Stage;
import stoa.cli.drill.model.OrderSpecification.State;

/// What calls show of orders.
final class OrderProjection {
  private final ObjectHistory.Steps<State, Operation> steps =
      new ObjectHistory.Steps<>("order", new OrderSpecification());
  private final Purchases purchases;

  private OrderProjection(Purchases purchases) {
    this.purchases = purchases;
  }

  static List<ObjectHistory<State, Operation>> of(List<Call> history, Purchases purchases) {
    var projection = new OrderProjection(purchases);
    history.stream().filter(Call::isAnswered).forEach(projection::seen);
    return projection.steps.histories();
  }

  private void seen(Call call) {
    Span span = Span.of(call);
    Set<String> shown = new HashSet<>();
    for (Order order : Purchases.shown(call)) {
      shown.add(order.id());
      steps.add(order.id(), new OrderSpecification.Seen(order.stage(), order.facts()), span);
    }
    if (call.kind() == CallKind.PURCHASE && call.code().equals("payment-declined")) {
      String id = call.answer().path("orderId").asText();
      // The answer shows no lines: they are those that any other answer showed.
      String facts = purchases.orders().containsKey(id) ? purchases.orders().get(id).facts() : "";
      steps.add(id, new OrderSpecification.Seen(Stage.DECLINED, facts), span);
    } else if (call.kind() == CallKind.GET_ORDER && call.code().equals("order-not-found")) {
      steps.add(call.asked("orderId"), new OrderSpecification.Missing(), span);
    } else if (call.kind() == CallKind.LIST_ORDERS && isWhole(call)) {
      missing(call, shown, span);
    }
  }

  private static boolean isWhole(Call call) {
    return call.isSuccess() && call.asked("cursor").isEmpty() && !call.answer().has("nextCursor");
  }

  /// Orders of the account that a whole list does not show.
  private void missing(Call call, Set<String> shown, Span span) {
    purchases.decided().stream()
        .filter(purchase -> purchase.intention().first().account().equals(call.account()))
        .flatMap(purchase -> purchase.order().stream())
        .map(Order::id)
        .filter(id -> !shown.contains(id))
        .forEach(id -> steps.add(id, new OrderSpecification.Missing(), span));
  }
}
