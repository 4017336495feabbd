package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The steps of orders over function, executor, payment service and customer group, whoever led.
final class Timelines {
  /// An order's way to COMPLETED, whoever fell on it.
  private static final List<String> WAY =
      List.of("payment-authorized", "order-paid", "purchase-recorded", "order-completed");

  private Timelines() {}

  /// As [#assertCausal(Shopper, String)], of each acknowledged order.
  ///
  /// @return how many orders more than one leader has driven
  static int assertCausal(Shopping shopping) {
    int handedOver = 0;
    for (Shopping.Purchase purchase : shopping.acknowledged()) {
      handedOver += assertCausal(purchase.shopper(), purchase.orderId()) > 1 ? 1 : 0;
    }
    return handedOver;
  }

  /// The timeline of a bought order is complete and causally consistent: no event is listed before
  /// one that it follows from, none has happened twice, and the last knows of all.
  ///
  /// @return how many leaders have driven it
  static long assertCausal(Shopper shopper, String orderId) {
    return executors(assertCausal(shopper.session().timeline(orderId)));
  }

  private static List<JsonNode> assertCausal(JsonNode timeline) {
    List<JsonNode> events = new ArrayList<>();
    Set<String> steps = new HashSet<>();
    for (JsonNode event : timeline.path("events")) {
      JsonNode clock = event.path("clock");
      String component = event.path("component").asText();
      String step = component + " " + clock.path(component).asLong();
      assertTrue(steps.add(step), () -> step + " happened twice: " + timeline);
      for (JsonNode earlier : events) {
        assertFalse(isBefore(clock, earlier.path("clock")), () -> event + " in " + timeline);
      }
      events.add(event);
    }
    List<String> names = events.stream().map(event -> event.path("event").asText()).toList();
    assertEquals(WAY, names.stream().filter(WAY::contains).toList(), timeline::toString);
    JsonNode last = events.getLast().path("clock");
    events.forEach(
        event -> assertTrue(isBefore(event.path("clock"), last), () -> event + " in " + timeline));
    return events;
  }

  private static long executors(List<JsonNode> events) {
    return events.stream()
        .map(event -> event.path("component").asText())
        .filter(component -> component.startsWith("executor-"))
        .distinct()
        .count();
  }

  /// Before or the same.
  private static boolean isBefore(JsonNode one, JsonNode other) {
    return one.properties().stream()
        .allMatch(slot -> slot.getValue().asLong() <= other.path(slot.getKey()).asLong(0));
  }
}
