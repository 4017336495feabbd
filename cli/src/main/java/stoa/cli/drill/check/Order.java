package stoa.cli.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.cli.drill.model.OrderSpecification.Stage;

/// An order as an answer shows it.
record Order(String id, Stage stage, List<Line> lines, String facts) {
  /// A line of it.
  record Line(String item, String seller, long units, long priceCents) {}

  static Order of(JsonNode order) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode line : order.path("lines")) {
      lines.add(
          new Line(
              line.path("itemId").asText(),
              line.path("sellerId").asText(),
              line.path("quantity").asLong(),
              line.path("priceCents").asLong()));
    }
    String facts =
        lines
            + " "
            + order.path("totalCents")
            + " "
            + order.path("loyaltyCard")
            + " "
            + order.path("placedAt");
    return new Order(
        order.path("orderId").asText(),
        Stage.valueOf(order.path("state").asText()),
        List.copyOf(lines),
        facts);
  }

  /// Units by item.
  Map<String, Long> units() {
    Map<String, Long> units = new TreeMap<>();
    lines.forEach(line -> units.merge(line.item(), line.units(), Long::sum));
    return units;
  }

  /// Units by seller.
  Map<String, Long> unitsBySeller() {
    Map<String, Long> units = new TreeMap<>();
    lines.forEach(line -> units.merge(line.seller(), line.units(), Long::sum));
    return units;
  }

  boolean isCompleted() {
    return stage == Stage.COMPLETED;
  }

  boolean isDeclined() {
    return stage == Stage.DECLINED;
  }
}
