package stoa.cli.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.Intention;
import stoa.cli.drill.model.ItemOperation;
import stoa.cli.drill.model.ItemOperation.View;
import stoa.cli.drill.model.ItemSpecification;
import stoa.cli.drill.model.ItemState;

/// What calls mean for the units and the price of items.
final class ItemProjection {
  private final ObjectHistory.Steps<ItemState, ItemOperation> steps;
  private final Catalogue catalogue;

  private ItemProjection(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.steps = new ObjectHistory.Steps<>("item", new ItemSpecification());
  }

  static List<ObjectHistory<ItemState, ItemOperation>> of(
      List<Call> history, List<Intention> intentions, Purchases purchases) {
    var projection = new ItemProjection(new Catalogue(history, intentions));
    intentions.forEach(projection::write);
    history.stream().filter(Call::isAnswered).forEach(projection::read);
    purchases.decided().forEach(projection::purchase);
    purchases.unclaimed().forEach(projection::unclaimed);
    return projection.steps.histories();
  }

  private void write(Intention intention) {
    Span span = Span.of(intention);
    Call first = intention.first();
    Optional<Call> outcome = intention.outcome();
    switch (first.kind()) {
      case LIST_ITEM -> listed(intention, span);
      case CHANGE_PRICE -> {
        long price = first.request().path("priceCents").asLong();
        changed(outcome, first, span, view -> new ItemOperation.PriceChanged(price, view));
      }
      case CHANGE_UNITS -> {
        long delta = first.request().path("delta").asLong();
        changed(outcome, first, span, view -> new ItemOperation.UnitsChanged(delta, view));
      }
      case WITHDRAW -> changed(outcome, first, span, view -> new ItemOperation.Withdrawn());
      case ADD_TO_CART, REMOVE_FROM_CART, SAVE_CART, CLEAR_CART ->
          outcome.ifPresent(answered -> cart(answered, span));
      case CREATE_ACCOUNT,
          LOGIN,
          LOGOUT,
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
        // Says nothing about items, or is looked at elsewhere.
      }
    }
  }

  private void listed(Intention intention, Span span) {
    JsonNode asked = intention.first().request();
    long units = asked.path("quantity").asLong();
    long price = asked.path("priceCents").asLong();
    Optional<Call> success = intention.outcome().filter(Call::isSuccess);
    if (success.isPresent()) {
      String item = success.get().answer().path("itemId").asText();
      boolean joined = success.get().status() == 200;
      steps.add(
          item,
          joined
              ? new ItemOperation.Joined(units, Optional.of(view(success.get().answer())))
              : new ItemOperation.Listed(units, price),
          span);
    } else if (intention.isOpen()) {
      // The name is the listing's own, or that of the item that it was to join.
      catalogue
          .itemOf(asked.path("name").asText())
          .ifPresent(item -> {
            boolean join = catalogue.isListedBefore(item, intention);
            steps.add(
                item,
                join
                    ? new ItemOperation.Joined(units, Optional.empty())
                    : new ItemOperation.Listed(units, price),
                span);
          });
    }
  }

  /// An operation made from what was seen after it.
  private interface Change {
    ItemOperation seen(Optional<View> after);
  }

  private void changed(Optional<Call> outcome, Call first, Span span, Change change) {
    String item = first.asked("itemId");
    if (outcome.isEmpty()) {
      steps.add(item, change.seen(Optional.empty()), span);
    } else if (outcome.get().status() == 200) {
      steps.add(item, change.seen(Optional.of(view(outcome.get().answer()))), span);
    } else if (outcome.get().isSuccess()) {
      steps.add(item, change.seen(Optional.empty()), span);
    } else if (outcome.get().code().equals("item-not-found")) {
      steps.add(item, new ItemOperation.NotFound(), span);
    } else if (outcome.get().code().equals("insufficient-stock")) {
      long delta = first.request().path("delta").asLong();
      steps.add(item, new ItemOperation.UnitsRefused(delta), span);
    }
  }

  private void cart(Call answered, Span span) {
    if (answered.isSuccess()) {
      for (JsonNode line : answered.answer().path("lines")) {
        View view = new View(line.path("available").asLong(), line.path("priceCents").asLong());
        steps.add(line.path("itemId").asText(), new ItemOperation.SeenInCart(view), span);
      }
    } else if (answered.code().equals("insufficient-stock")) {
      long available = answered.answer().path("available").asLong();
      steps.add(answered.asked("itemId"), new ItemOperation.Available(available), span);
    } else if (answered.code().equals("item-not-found")) {
      steps.add(answered.asked("itemId"), new ItemOperation.NotFound(), span);
    }
  }

  private void read(Call call) {
    Span span = Span.of(call);
    switch (call.kind()) {
      case GET_ITEM -> {
        if (call.isSuccess()) {
          seen(call.answer(), span);
        } else if (call.code().equals("item-not-found")) {
          steps.add(call.asked("itemId"), new ItemOperation.NotFound(), span);
        }
      }
      case SEARCH -> page(call, span, new ItemOperation.NotInSearch());
      case OWN_ITEMS -> page(call, span, new ItemOperation.NotFound());
      case SHOW_CART -> cart(call, span);
      case CREATE_ACCOUNT,
          LOGIN,
          LOGOUT,
          LIST_ITEM,
          CHANGE_PRICE,
          CHANGE_UNITS,
          WITHDRAW,
          OWN_RATING,
          RATING,
          ADD_TO_CART,
          REMOVE_FROM_CART,
          SAVE_CART,
          CLEAR_CART,
          PURCHASE,
          GET_ORDER,
          LIST_ORDERS,
          FEEDBACK -> {
        // No read of items, or a write.
      }
    }
  }

  /// @param absent what it means for an item that should be on a complete page and is not
  private void page(Call call, Span span, ItemOperation absent) {
    if (!call.isSuccess()) {
      return;
    }
    Set<String> shown = new HashSet<>();
    for (JsonNode item : call.answer().path("items")) {
      shown.add(item.path("itemId").asText());
      seen(item, span);
    }
    catalogue.expectedOn(call).stream()
        .filter(item -> !shown.contains(item))
        .forEach(item -> steps.add(item, absent, span));
  }

  private void seen(JsonNode item, Span span) {
    steps.add(item.path("itemId").asText(), new ItemOperation.Seen(view(item)), span);
  }

  private static View view(JsonNode item) {
    return new View(item.path("quantity").asLong(), item.path("priceCents").asLong());
  }

  private void purchase(Purchases.Decided purchase) {
    Span span = Span.of(purchase.intention());
    purchase.order().ifPresent(order -> ordered(order, span));
    for (JsonNode line : purchase.outcome().answer().path("lines")) {
      if (purchase.outcome().code().equals("insufficient-stock")) {
        long available = line.path("available").asLong();
        steps.add(line.path("itemId").asText(), new ItemOperation.Available(available), span);
      }
    }
  }

  private void unclaimed(Purchases.Unclaimed found) {
    ordered(
        found.order(),
        new Span(
            found.fromNanos(),
            found.seen().answeredNanos(),
            true,
            "order " + found.order().id() + " seen in " + found.seen().title()));
  }

  private void ordered(Order order, Span span) {
    Optional<String> declined = order.isDeclined() ? Optional.of(order.id()) : Optional.empty();
    for (Order.Line line : order.lines()) {
      steps.add(
          line.item(), new ItemOperation.Ordered(line.units(), line.priceCents(), declined), span);
      declined.ifPresent(id -> steps.add(line.item(), new ItemOperation.Released(id), span));
    }
  }
}
