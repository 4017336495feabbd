package stoa.cli.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.history.Intention;
import stoa.cli.drill.model.CartOperation;
import stoa.cli.drill.model.CartOperation.View;
import stoa.cli.drill.model.CartSpecification;
import stoa.cli.drill.model.CartState;

/// What calls mean for the carts of each buyer.
final class CartProjection {
  private final ObjectHistory.Steps<CartState, CartOperation> steps =
      new ObjectHistory.Steps<>("carts of", new CartSpecification());

  private CartProjection() {}

  static List<ObjectHistory<CartState, CartOperation>> of(
      List<Call> history, List<Intention> intentions, Purchases purchases) {
    var projection = new CartProjection();
    history.stream()
        .filter(Call::isAnswered)
        .filter(call -> call.account().startsWith("buyer"))
        .forEach(projection::answered);
    intentions.stream()
        .filter(intention -> intention.first().account().startsWith("buyer"))
        .forEach(projection::write);
    purchases.decided().forEach(projection::purchase);
    purchases.open().forEach(open -> projection.open(open, purchases.unclaimed()));
    return projection.steps.histories();
  }

  private void add(Call call, CartOperation operation, Span span) {
    steps.add(call.account(), operation, span);
  }

  /// What each answer shows by itself, whether it is kept or not.
  private void answered(Call call) {
    Span span = Span.of(call);
    if (call.kind() == CallKind.LOGIN && call.isSuccess()) {
      add(call, new CartOperation.Begun(call.session()), span);
    } else if (call.kind() == CallKind.SHOW_CART && call.isSuccess()) {
      add(call, new CartOperation.Shown(call.session(), view(call.answer())), span);
    } else if (call.code().equals("cart-empty")) {
      add(call, new CartOperation.FoundEmpty(call.session()), span);
    } else if (call.code().equals("checkout-in-progress")) {
      Optional<String> own =
          call.kind() == CallKind.PURCHASE ? Optional.of(call.key()) : Optional.empty();
      add(call, new CartOperation.FoundTaken(call.session(), own), span);
    }
  }

  private void write(Intention intention) {
    Call first = intention.first();
    Optional<Call> outcome = intention.outcome();
    Span span = Span.of(intention);
    if (first.kind() == CallKind.LOGOUT) {
      // Whatever stands under its key: after it the session is over.
      add(first, new CartOperation.Ended(first.session()), span);
      return;
    }
    if (outcome.isPresent() && !outcome.get().isSuccess()) {
      refused(first, outcome.get(), span);
      return;
    }
    Optional<View> after = outcome.map(call -> view(call.answer()));
    String session = first.session();
    switch (first.kind()) {
      case ADD_TO_CART ->
          add(
              first,
              new CartOperation.Added(session, first.asked("itemId"), units(first), after),
              span);
      case REMOVE_FROM_CART ->
          add(
              first,
              new CartOperation.Removed(
                  session,
                  first.asked("itemId"),
                  Optional.of(units(first)).filter(u -> u > 0),
                  after),
              span);
      case SAVE_CART -> add(first, new CartOperation.Saved(session, after), span);
      case CLEAR_CART -> add(first, new CartOperation.Cleared(session), span);
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
          PURCHASE,
          GET_ORDER,
          LIST_ORDERS,
          FEEDBACK -> {
        // Changes no cart, or is looked at elsewhere.
      }
    }
  }

  private void refused(Call first, Call refusal, Span span) {
    String item = first.asked("itemId");
    if (first.kind() == CallKind.ADD_TO_CART && refusal.code().equals("insufficient-stock")) {
      long available = refusal.answer().path("available").asLong();
      add(
          first,
          new CartOperation.AddRefused(first.session(), item, units(first), available),
          span);
    } else if (refusal.code().equals("line-not-found")) {
      add(first, new CartOperation.LineNotFound(first.session(), item), span);
    }
  }

  private static long units(Call call) {
    return call.request().path("quantity").asLong();
  }

  private void purchase(Purchases.Decided purchase) {
    Span span = Span.of(purchase.intention());
    Call first = purchase.intention().first();
    String session = first.session();
    // Orders go by their keys here: a refused one has no other name.
    String order = first.key();
    Optional<Map<String, Long>> lines = purchase.order().map(Order::units);
    add(first, new CartOperation.Taken(session, order, lines), span);
    if (purchase.outcome().isSuccess()) {
      lines.ifPresent(bought -> add(first, new CartOperation.Bought(session, order, bought), span));
    } else {
      add(first, new CartOperation.GivenBack(session, order), span);
    }
  }

  /// Nobody knows how it ended, or whether it did.
  private void open(Intention intention, List<Purchases.Unclaimed> unclaimed) {
    Call first = intention.first();
    Span span = Span.of(intention);
    String order = first.key();
    add(first, new CartOperation.Taken(first.session(), order, Optional.empty()), span);
    add(first, new CartOperation.GivenBack(first.session(), order), span);
    unclaimed.stream()
        .filter(found -> found.account().equals(first.account()))
        .filter(found -> !found.order().isDeclined())
        .map(found -> found.order().units())
        .forEach(
            lines -> add(first, new CartOperation.Bought(first.session(), order, lines), span));
  }

  private static View view(JsonNode cart) {
    Map<String, Long> lines = new TreeMap<>();
    for (JsonNode line : cart.path("lines")) {
      lines.put(line.path("itemId").asText(), line.path("quantity").asLong());
    }
    return new View(lines, cart.path("saved").asBoolean());
  }
}
