package stoa.cli.drill.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import stoa.cli.Json;
import stoa.cli.api.Accounts.Role;
import stoa.cli.api.Card;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.load.Market.Item;

/// A buyer who looks around, fills a cart, changes it, saves it, buys, votes, and sometimes walks
/// away from a purchase that is not answered.
final class BuyerVisitor extends Visitor {
  private static final int WHOLE_CATEGORY = 100;
  private static final int MOST_UNITS = 3;

  /// How often a purchase is repeated when the load is over.
  private static final int SETTLING_TRIES = 20;

  private static final List<String> LOYALTY = List.of("NONE", "BASIC", "PREMIUM");

  /// Test cards with fixed outcomes, the approved one most often, and one that the bank decides on.
  private static final List<String> CARDS =
      List.of(
          "4242424242424242",
          "4242424242424242",
          "4242424242424242",
          "4242424242424242",
          "4242424242424242",
          "4000000000000119",
          "4000000000000002",
          "4000000000009995",
          "4111111111111111");

  private final List<Sent> walkedAwayFrom = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();
  private final Unanswered unanswered;
  private Optional<Sent> pending = Optional.empty();

  /// Which of its calls a client still waits for.
  interface Unanswered {
    List<Call> history();
  }

  BuyerVisitor(
      Recorder recorder, Market market, String client, Random random, Unanswered unanswered) {
    super(recorder, market, Role.BUYER, client, random);
    this.unanswered = unanswered;
  }

  @Override
  void visit() {
    ensureSession();
    if (pending.isPresent() && random.nextInt(4) > 0) {
      buyAgain(pending.get());
      return;
    }
    int choice = random.nextInt(100);
    if (choice < 8) {
      search();
    } else if (choice < 16) {
      getItem();
    } else if (choice < 21) {
      rating();
    } else if (choice < 46) {
      add();
    } else if (choice < 51) {
      remove();
    } else if (choice < 57) {
      showCart();
    } else if (choice < 62) {
      changeCart(CallKind.SAVE_CART, "POST", "/cart/save");
    } else if (choice < 63) {
      changeCart(CallKind.CLEAR_CART, "DELETE", "/cart");
    } else if (choice < 83) {
      purchase();
    } else if (choice < 86) {
      listOrders("");
    } else if (choice < 89) {
      getOrder();
    } else if (choice < 94) {
      vote();
    } else if (choice < 98) {
      repeatAWrite();
    } else {
      leaveAndComeBack();
    }
  }

  private void search() {
    long category = market.any(random).category();
    read(
        CallKind.SEARCH,
        fields("category", category),
        "/items?limit=" + WHOLE_CATEGORY + "&category=" + category);
  }

  private void getItem() {
    Item item = market.any(random);
    read(CallKind.GET_ITEM, fields("itemId", item.id()), "/items/" + item.id());
  }

  private void rating() {
    long seller = market.any(random).sellerId();
    read(CallKind.RATING, fields("sellerId", seller), "/sellers/" + seller + "/rating");
  }

  private void add() {
    Map<String, Object> line =
        fields("itemId", market.any(random).id(), "quantity", random.nextInt(1, MOST_UNITS + 1));
    Sent sent = prepared(CallKind.ADD_TO_CART, line, "POST", "/cart/lines", Json.write(line));
    if (random.nextInt(8) == 0) {
      // A double click, and a look at the cart meanwhile.
      Twins.run(List.of(() -> send(sent), () -> send(sent), this::showCart));
    } else {
      send(sent);
    }
  }

  private void remove() {
    String item = market.any(random).id();
    boolean whole = random.nextBoolean();
    write(
        CallKind.REMOVE_FROM_CART,
        whole ? fields("itemId", item) : fields("itemId", item, "quantity", 1),
        "DELETE",
        "/cart/lines/" + item + (whole ? "" : "?quantity=1"),
        "");
  }

  private void showCart() {
    read(CallKind.SHOW_CART, Map.of(), "/cart");
  }

  private void changeCart(CallKind kind, String method, String path) {
    write(kind, Map.of(), method, path, "");
  }

  private void purchase() {
    Sent sent = preparedPurchase();
    switch (random.nextInt(8)) {
      // The same key twice at once: one purchase.
      case 0 -> Twins.run(List.of(() -> buyAgain(sent), () -> send(sent)));
      // Two keys at once: one of them finds the cart taken, or empty.
      case 1 -> {
        Sent other = preparedPurchase();
        Twins.run(List.of(() -> buyAgain(sent), () -> send(other)));
      }
      // Somebody changes the cart while it is bought.
      case 2 -> Twins.run(List.of(() -> buyAgain(sent), this::remove, this::showCart));
      default -> buyAgain(sent);
    }
  }

  private Sent preparedPurchase() {
    String number = CARDS.get(random.nextInt(CARDS.size()));
    Map<String, Object> body =
        fields(
            "card", new Card("Drill Buyer", number, "12/39", "123").fields(),
            "loyaltyCard", LOYALTY.get(random.nextInt(LOYALTY.size())));
    if (random.nextInt(20) == 0) {
      body.put("expectedTotalCents", 1);
    }
    return prepared(
        CallKind.PURCHASE,
        fields("card", number.substring(12)),
        "POST",
        "/orders",
        Json.write(body));
  }

  private void buyAgain(Sent sent) {
    Call call = send(sent).call();
    if (!call.isAnswered() || call.status() == 202) {
      pending = Optional.of(sent);
      return;
    }
    pending = pending.filter(waiting -> !waiting.equals(sent));
    if (call.answer().has("orderId")) {
      orders.add(call.answer().path("orderId").asText());
    }
  }

  private JsonNode listOrders(String cursor) {
    String more = cursor.isEmpty() ? "" : "&cursor=" + cursor;
    return read(
            CallKind.LIST_ORDERS,
            fields("cursor", cursor),
            "/orders?limit=" + WHOLE_CATEGORY + more)
        .answer();
  }

  private void getOrder() {
    if (!orders.isEmpty()) {
      String order = orders.get(random.nextInt(orders.size()));
      read(CallKind.GET_ORDER, fields("orderId", order), "/orders/" + order);
    }
  }

  private void vote() {
    String item = market.any(random).id();
    String vote = random.nextInt(4) > 0 ? "UP" : "DOWN";
    write(
        CallKind.FEEDBACK,
        fields("itemId", item, "vote", vote),
        "PUT",
        "/items/" + item + "/feedback",
        Json.write(Map.of("vote", vote)));
  }

  private void leaveAndComeBack() {
    pending.ifPresent(walkedAwayFrom::add);
    pending = Optional.empty();
    logoutAndLogin();
  }

  @Override
  void settle() {
    ensureSession();
    pending.ifPresent(this::untilAnswered);
    repeatUnanswered(unanswered.history());
    for (Sent left : walkedAwayFrom) {
      // Under its key it may still be bought, so this session's cart must not be there to buy.
      changeCart(CallKind.CLEAR_CART, "DELETE", "/cart");
      untilAnswered(inThisSession(left));
    }
    showCart();
    String cursor = "";
    do {
      JsonNode page = listOrders(cursor);
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty());
  }

  private void untilAnswered(Sent sent) {
    for (int tries = 0; tries < SETTLING_TRIES; tries++) {
      Call call = send(sent).call();
      if (call.isAnswered() && call.status() != 202) {
        return;
      }
    }
  }

  @Override
  CallKind probe() {
    return CallKind.SHOW_CART;
  }

  @Override
  String probePath() {
    return "/cart";
  }
}
