package stoa.cli.drill.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import stoa.cli.Json;
import stoa.cli.api.Accounts.Role;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.load.Market.Item;
import stoa.cli.drill.load.Recorder.Recorded;

/// A seller who lists items, lists some again, changes prices and units, and withdraws a few.
///
/// An item either keeps its price, and may be listed again, or changes it, and may be withdrawn: so
/// a listing joins the item that it is meant to join, or makes a new one, and the history says
/// which.
final class SellerVisitor extends Visitor {
  private static final int ITEMS_AT_FIRST = 4;

  /// Fewer than a page of the API, so that pages are whole.
  private static final int MOST_ITEMS = 30;

  private static final int MOST_UNITS = 25;
  private static final int MOST_CENTS = 5_000;
  private static final int WHOLE_PAGE = 100;

  private final long category;
  private final List<Map<String, Object>> steady = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<String> moving = new ArrayList<>();
  private final BuyerVisitor.Unanswered unanswered;
  private int listed;

  SellerVisitor(
      Recorder recorder,
      Market market,
      int number,
      Random random,
      BuyerVisitor.Unanswered unanswered) {
    super(recorder, market, Role.SELLER, "seller-" + number, random);
    this.category = market.categoryOf(number);
    this.unanswered = unanswered;
  }

  @Override
  boolean join() {
    boolean joined = super.join();
    for (int item = 0; joined && item < ITEMS_AT_FIRST; item++) {
      listNew();
    }
    return joined;
  }

  @Override
  void visit() {
    ensureSession();
    int choice = random.nextInt(100);
    if (choice < 8) {
      listNew();
    } else if (choice < 20) {
      listAgain();
    } else if (choice < 40) {
      changePrice();
    } else if (choice < 70) {
      changeUnits();
    } else if (choice < 73) {
      withdraw();
    } else if (choice < 83) {
      ownItems();
    } else if (choice < 91) {
      read(CallKind.OWN_RATING, Map.of(), "/rating");
    } else if (choice < 98) {
      repeatAWrite();
    } else {
      logoutAndLogin();
    }
  }

  private void listNew() {
    if (listed == MOST_ITEMS) {
      listAgain();
      return;
    }
    listed++;
    Map<String, Object> listing =
        fields(
            "name",
            client + " item " + listed,
            "category",
            category,
            "keywords",
            List.of("drill"),
            "condition",
            "NEW",
            "priceCents",
            random.nextInt(1, MOST_CENTS),
            "quantity",
            random.nextInt(1, MOST_UNITS));
    Recorded made = list(listing);
    if (made.call().isSuccess()) {
      String id = made.answer().path("itemId").asText();
      items.add(id);
      if (random.nextBoolean()) {
        steady.add(listing);
      } else {
        moving.add(id);
      }
      market.offer(new Item(id, id(), category));
    }
  }

  private Recorded list(Map<String, Object> listing) {
    return write(CallKind.LIST_ITEM, listing, "POST", "/items", Json.write(listing));
  }

  private void listAgain() {
    if (!steady.isEmpty()) {
      Map<String, Object> again = new LinkedHashMap<>(any(steady));
      again.put("quantity", random.nextInt(1, MOST_UNITS));
      list(again);
    }
  }

  private void changePrice() {
    if (!moving.isEmpty()) {
      String item = any(moving);
      int price = random.nextInt(1, MOST_CENTS);
      write(
          CallKind.CHANGE_PRICE,
          fields("itemId", item, "priceCents", price),
          "PATCH",
          "/items/" + item,
          Json.write(Map.of("priceCents", price)));
    }
  }

  private void changeUnits() {
    if (items.isEmpty()) {
      return;
    }
    String item = any(items);
    int units = random.nextInt(1, MOST_UNITS);
    int delta = random.nextInt(3) == 0 ? -units : units;
    write(
        CallKind.CHANGE_UNITS,
        fields("itemId", item, "delta", delta),
        "POST",
        "/items/" + item + "/units",
        Json.write(Map.of("delta", delta)));
  }

  private void withdraw() {
    // The last two stay, so that there is always something to do.
    if (moving.size() > 2) {
      String item = moving.removeFirst();
      write(CallKind.WITHDRAW, fields("itemId", item), "DELETE", "/items/" + item, "");
      items.remove(item);
      market.withdraw(item);
    }
  }

  private void ownItems() {
    read(CallKind.OWN_ITEMS, fields("cursor", ""), "/items?limit=" + WHOLE_PAGE);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @Override
  void settle() {
    ensureSession();
    List<Call> history = unanswered.history();
    repeatUnanswered(history);
    ownItems();
    read(CallKind.OWN_RATING, Map.of(), "/rating");
  }

  @Override
  CallKind probe() {
    return CallKind.OWN_RATING;
  }

  @Override
  String probePath() {
    return "/rating";
  }
}
