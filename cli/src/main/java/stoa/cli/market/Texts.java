package stoa.cli.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import stoa.cli.TextTable;

/// Answers as people read them.
final class Texts {
  private Texts() {}

  static String money(JsonNode cents) {
    return "%d.%02d".formatted(cents.asLong() / 100, cents.asLong() % 100);
  }

  static String items(JsonNode page) {
    var table = new TextTable("ITEM", "NAME", "CONDITION", "PRICE", "STOCK", "UP/DOWN", "KEYWORDS");
    page.path("items").forEach(item -> row(table, item));
    return table + more(page);
  }

  static String item(JsonNode item) {
    var table = new TextTable("ITEM", "NAME", "CONDITION", "PRICE", "STOCK", "UP/DOWN", "KEYWORDS");
    row(table, item);
    return table.toString();
  }

  private static void row(TextTable table, JsonNode item) {
    var keywords = new ArrayList<String>();
    item.path("keywords").forEach(keyword -> keywords.add(keyword.asText()));
    table.row(
        item.path("itemId").asText(),
        item.path("name").asText(),
        item.path("condition").asText(),
        money(item.path("priceCents")),
        item.path("quantity").asText(),
        item.path("feedback").path("up").asText()
            + "/"
            + item.path("feedback").path("down").asText(),
        String.join(" ", keywords));
  }

  static String cart(JsonNode cart) {
    if (cart.path("lines").isEmpty()) {
      return "the cart is empty";
    }
    var table = new TextTable("ITEM", "NAME", "UNITS", "PRICE", "AVAILABLE");
    cart.path("lines")
        .forEach(line ->
            table.row(
                line.path("itemId").asText(),
                line.path("name").asText(),
                line.path("quantity").asText(),
                money(line.path("priceCents")),
                line.path("available").asText()));
    String saved = cart.path("saved").asBoolean() ? "saved" : "not saved";
    return table + "total " + money(cart.path("totalCents")) + ", " + saved;
  }

  static String orders(JsonNode page) {
    var table = new TextTable("ORDER", "STATE", "TOTAL", "LINES", "PLACED");
    page.path("orders")
        .forEach(order ->
            table.row(
                order.path("orderId").asText(),
                order.path("state").asText(),
                money(order.path("totalCents")),
                order.path("lines").size(),
                order.path("placedAt").asText()));
    return table + more(page);
  }

  static String order(JsonNode order) {
    var table = new TextTable("ITEM", "NAME", "UNITS", "PRICE");
    order
        .path("lines")
        .forEach(line ->
            table.row(
                line.path("itemId").asText(),
                line.path("name").asText(),
                line.path("quantity").asText(),
                money(line.path("priceCents"))));
    String reason = order.path("declineReason").asText("");
    return "order "
        + order.path("orderId").asText()
        + ": "
        + order.path("state").asText()
        + (reason.isEmpty() ? "" : " (" + reason + ")")
        + ", total "
        + money(order.path("totalCents"))
        + "\n"
        + table;
  }

  static String timeline(JsonNode timeline) {
    var table = new TextTable("AT", "COMPONENT", "EVENT", "CLOCK");
    timeline
        .path("events")
        .forEach(event ->
            table.row(
                event.path("at").asText(),
                event.path("component").asText(),
                event.path("event").asText(),
                event.path("clock").toString()));
    return table.toString();
  }

  static String rating(JsonNode rating) {
    return "seller %s: %s up, %s down, %s sold"
        .formatted(
            rating.path("sellerId").asText(),
            rating.path("up").asText(),
            rating.path("down").asText(),
            rating.path("itemsSold").asText());
  }

  private static String more(JsonNode page) {
    String cursor = page.path("nextCursor").asText("");
    return cursor.isEmpty() ? "" : "more: --cursor " + cursor;
  }
}
