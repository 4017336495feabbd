package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiClient;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;

/// A buyer who has logged in, with a card that is always approved.
record Shopper(long id, BuyerSession session) {
  private static final int PAGE = 100;
  private static final int UNDER_WAY = 202;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  Card card() {
    return Card.approved("Shopper " + id);
  }

  /// The same session through other front ends.
  BuyerSession through(ApiClient client) {
    return new BuyerSession(client, session.token());
  }

  /// Buys the cart, and repeats that under its key until the end is known.
  ApiAnswer buyToTheEnd(Card card, String key) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ApiAnswer answer = session.buy(card, Optional.empty(), key);
    while (answer.status() == UNDER_WAY) {
      assertTrue(System.nanoTime() < end, () -> "purchase " + key + " does not end");
      answer = session.buy(card, Optional.empty(), key);
    }
    return answer;
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
