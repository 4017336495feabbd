package stoa.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import stoa.cli.api.ApiClient;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;

/// A buyer of the story.
record Buyer(String username, long id, BuyerSession session) {
  private static final int PAGE = 100;

  /// All orders of the buyer's.
  List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = session.orders(PAGE, cursor);
      page.path("orders").forEach(order -> orders.add(Order.of(order)));
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty());
    return orders;
  }

  /// The same session through other front ends.
  BuyerSession through(ApiClient client) {
    return new BuyerSession(client, session.token());
  }

  Card card() {
    return Card.approved("Buyer " + id);
  }
}
