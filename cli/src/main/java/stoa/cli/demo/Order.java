package stoa.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// An order as the API shows it.
record Order(String id, String state, long totalCents, List<Line> lines) {
  /// @param priceCents of one unit
  record Line(String itemId, long sellerId, long quantity, long priceCents) {}

  static Order of(JsonNode json) {
    List<Line> lines = new ArrayList<>();
    json.path("lines")
        .forEach(line ->
            lines.add(
                new Line(
                    line.path("itemId").asText(),
                    line.path("sellerId").asLong(),
                    line.path("quantity").asLong(),
                    line.path("priceCents").asLong())));
    return new Order(
        json.path("orderId").asText(),
        json.path("state").asText(),
        json.path("totalCents").asLong(),
        List.copyOf(lines));
  }

  boolean isCompleted() {
    return state.equals("COMPLETED");
  }

  /// PLACED and PAID are on their way to COMPLETED or DECLINED.
  boolean isFinal() {
    return isCompleted() || state.equals("DECLINED");
  }

  long sumOfLines() {
    return lines.stream().mapToLong(line -> line.quantity() * line.priceCents()).sum();
  }
}
