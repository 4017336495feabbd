package stoa.cli.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.history.Intention;

/// The purchases of a history and the orders that they led to. A decline's answer names only the
/// order, and a purchase that nobody answered not even that: what they took is learnt from every
/// answer that shows orders.
final class Purchases {
  /// A purchase with an outcome.
  ///
  /// @param order empty when it led to none, or when its order was never seen
  record Decided(Intention intention, Call outcome, Optional<Order> order) {}

  /// An order whose purchase nobody answered.
  ///
  /// @param account whose it is
  /// @param fromNanos when the earliest purchase was asked for that it can come from
  /// @param seen the first answer that shows it in its last stage
  record Unclaimed(String account, Order order, long fromNanos, Call seen) {}

  private final Map<String, Order> latest = new HashMap<>();
  private final Map<String, Call> shownBy = new HashMap<>();
  private final Set<String> claimed = new HashSet<>();
  private final List<Decided> decided = new ArrayList<>();
  private final List<Intention> open = new ArrayList<>();
  private final List<Unclaimed> unclaimed = new ArrayList<>();
  private final List<Unclaimed> strange = new ArrayList<>();

  Purchases(List<Call> history, List<Intention> intentions) {
    history.stream().filter(Call::isAnswered).forEach(this::learn);
    intentions.stream()
        .filter(intention -> intention.first().kind() == CallKind.PURCHASE)
        .forEach(this::sort);
    latest.values().stream()
        .filter(order -> !claimed.contains(order.id()))
        .forEach(this::attribute);
  }

  /// Orders in a call's answer.
  static List<Order> shown(Call call) {
    return switch (call.kind()) {
      case PURCHASE, GET_ORDER -> call.isSuccess() ? List.of(Order.of(call.answer())) : List.of();
      case LIST_ORDERS -> list(call.answer().path("orders"));
      case CREATE_ACCOUNT,
          LOGIN,
          LOGOUT,
          LIST_ITEM,
          CHANGE_PRICE,
          CHANGE_UNITS,
          WITHDRAW,
          OWN_ITEMS,
          OWN_RATING,
          SEARCH,
          GET_ITEM,
          RATING,
          SHOW_CART,
          ADD_TO_CART,
          REMOVE_FROM_CART,
          SAVE_CART,
          CLEAR_CART,
          FEEDBACK ->
          List.of();
    };
  }

  private static List<Order> list(JsonNode orders) {
    List<Order> list = new ArrayList<>();
    orders.forEach(order -> list.add(Order.of(order)));
    return list;
  }

  private void learn(Call call) {
    for (Order order : shown(call)) {
      Order known = latest.get(order.id());
      if (known == null || known.stage().compareTo(order.stage()) < 0) {
        latest.put(order.id(), order);
        shownBy.put(order.id(), call);
      }
    }
  }

  private void sort(Intention intention) {
    Optional<Call> outcome = intention.outcome();
    if (outcome.isEmpty()) {
      open.add(intention);
      return;
    }
    String orderId = outcome.get().answer().path("orderId").asText("");
    claimed.add(orderId);
    decided.add(new Decided(intention, outcome.get(), Optional.ofNullable(latest.get(orderId))));
  }

  private void attribute(Order order) {
    Call seen = shownBy.get(order.id());
    if (seen == null) {
      return;
    }
    Optional<Long> earliest =
        open.stream()
            .filter(intention -> intention.first().account().equals(seen.account()))
            .map(intention -> intention.first().invokedNanos())
            // One that was asked for later cannot have led to what was seen before.
            .filter(invoked -> invoked < seen.answeredNanos())
            .min(Long::compare);
    var found = new Unclaimed(seen.account(), order, earliest.orElse(0L), seen);
    (earliest.isPresent() ? unclaimed : strange).add(found);
  }

  List<Decided> decided() {
    return List.copyOf(decided);
  }

  /// Purchases that nobody answered.
  List<Intention> open() {
    return List.copyOf(open);
  }

  List<Unclaimed> unclaimed() {
    return List.copyOf(unclaimed);
  }

  /// Orders that nobody asked for.
  List<Unclaimed> strange() {
    return List.copyOf(strange);
  }

  /// Every order seen, by id, in its last stage.
  Map<String, Order> orders() {
    return new TreeMap<>(latest);
  }
}
