package stoa.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import stoa.cli.api.ApiClient;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;

/// A buyer who has logged in, with a card that is always approved.
record Shopper(long id, BuyerSession session) {
  private static final int PAGE = 100;

  Card card() {
    return Card.approved("Shopper " + id);
  }

  /// The same session through other front ends.
  BuyerSession through(ApiClient client) {
    return new BuyerSession(client, session.token());
  }

  /// The whole history.
  List<JsonNode> orders() {
    List<JsonNode> orders = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = session.orders(PAGE, cursor);
      page.path("orders").forEach(orders::add);
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty());
    return orders;
  }
}
