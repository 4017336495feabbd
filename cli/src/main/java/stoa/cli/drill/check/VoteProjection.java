package stoa.cli.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.history.Intention;
import stoa.cli.drill.model.RatingSpecification;
import stoa.cli.drill.model.RatingSpecification.Rating;
import stoa.cli.drill.model.VoteOperation;
import stoa.cli.drill.model.VoteSpecification;
import stoa.cli.drill.model.VoteState;

/// What calls mean for the votes on items, and for the ratings of sellers.
final class VoteProjection {
  private final ObjectHistory.Steps<VoteState, VoteOperation> votes =
      new ObjectHistory.Steps<>("votes on", new VoteSpecification());
  private final ObjectHistory.Steps<Rating, RatingSpecification.Operation> ratings =
      new ObjectHistory.Steps<>("rating of seller", new RatingSpecification());
  private final Map<String, String> sellers = new HashMap<>();

  private VoteProjection() {}

  static List<ObjectHistory<?, ?>> of(
      List<Call> history, List<Intention> intentions, Purchases purchases) {
    var projection = new VoteProjection();
    purchases.orders().values().stream()
        .flatMap(order -> order.lines().stream())
        .forEach(line -> projection.sellers.put(line.item(), line.seller()));
    history.stream().filter(Call::isAnswered).forEach(projection::read);
    intentions.forEach(projection::write);
    purchases.decided().forEach(projection::purchase);
    purchases.unclaimed().forEach(projection::unclaimed);
    List<ObjectHistory<?, ?>> histories = new ArrayList<>(projection.votes.histories());
    histories.addAll(projection.ratings.histories());
    return histories;
  }

  private void read(Call call) {
    if (!call.isSuccess()) {
      return;
    }
    Span span = Span.of(call);
    if (call.kind() == CallKind.GET_ITEM) {
      counted(call.answer(), span);
    }
    if (call.kind() == CallKind.SEARCH || call.kind() == CallKind.OWN_ITEMS) {
      call.answer().path("items").forEach(item -> counted(item, span));
    }
    if (call.kind() == CallKind.RATING || call.kind() == CallKind.OWN_RATING) {
      rated(call.answer(), span);
    }
  }

  private void counted(JsonNode item, Span span) {
    JsonNode feedback = item.path("feedback");
    votes.add(
        item.path("itemId").asText(),
        new VoteOperation.Counted(feedback.path("up").asLong(), feedback.path("down").asLong()),
        span);
  }

  private void rated(JsonNode rating, Span span) {
    var seen =
        new Rating(
            rating.path("up").asLong(),
            rating.path("down").asLong(),
            rating.path("itemsSold").asLong());
    ratings.add(rating.path("sellerId").asText(), new RatingSpecification.Seen(seen), span);
  }

  private void write(Intention intention) {
    Span span = Span.of(intention);
    Optional<Call> outcome = intention.outcome();
    switch (intention.first().kind()) {
      case LIST_ITEM, CHANGE_PRICE, CHANGE_UNITS ->
          outcome.filter(Call::isSuccess).ifPresent(call -> counted(call.answer(), span));
      case FEEDBACK -> vote(intention, span);
      case CREATE_ACCOUNT,
          LOGIN,
          LOGOUT,
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
          PURCHASE,
          GET_ORDER,
          LIST_ORDERS -> {
        // Shows no votes, or is looked at elsewhere.
      }
    }
  }

  private void vote(Intention intention, Span span) {
    Call first = intention.first();
    String item = first.asked("itemId");
    String buyer = first.account();
    boolean up = first.asked("vote").equals("UP");
    Optional<Call> outcome = intention.outcome();
    if (outcome.isEmpty() || outcome.get().isSuccess()) {
      votes.add(item, new VoteOperation.Voted(buyer, up), span);
      Optional.ofNullable(sellers.get(item))
          .ifPresent(seller -> ratings.add(seller, new RatingSpecification.Voted(up), span));
    } else if (outcome.get().code().equals("feedback-already-given")) {
      votes.add(item, new VoteOperation.AlreadyVoted(buyer), span);
    } else {
      votes.add(item, new VoteOperation.NotBought(buyer), span);
    }
  }

  private void purchase(Purchases.Decided purchase) {
    Span span = Span.of(purchase.intention());
    String buyer = purchase.intention().first().account();
    purchase.order().ifPresent(order -> bought(order, buyer, span));
  }

  private void unclaimed(Purchases.Unclaimed found) {
    var span =
        new Span(
            found.fromNanos(),
            found.seen().answeredNanos(),
            true,
            "order " + found.order().id() + " seen in " + found.seen().title());
    bought(found.order(), found.account(), span);
  }

  private void bought(Order order, String buyer, Span span) {
    if (!order.isCompleted()) {
      return;
    }
    order.units().keySet().forEach(item -> votes.add(item, new VoteOperation.Bought(buyer), span));
    order
        .unitsBySeller()
        .forEach((seller, units) -> ratings.add(seller, new RatingSpecification.Sold(units), span));
  }
}
