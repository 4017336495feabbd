package stoa.product.table;

import java.util.ArrayList;
import java.util.List;
import stoa.replica.apply.ReplicatedTable;

/// The tables that hold the product group's state.
public final class ProductTables {
  /// All of them, with every column.
  public static final List<ReplicatedTable> ALL =
      List.of(
          table(
              "item",
              List.of("item_key"),
              "category",
              "number",
              "seller_id",
              "name",
              "keywords",
              "item_condition",
              "price_cents",
              "listed_units",
              "stock",
              "withdrawn_units",
              "withdrawn",
              "thumbs_up",
              "thumbs_down",
              "listing_hash"),
          table("counter", List.of("name"), "last_number"),
          table("seller_rating", List.of("seller_id"), "thumbs_up", "thumbs_down", "items_sold"),
          table(
              "order_outcome",
              List.of("ordinal"),
              "order_id",
              "buyer_id",
              "stage",
              "refuse_reason",
              "decline_reason",
              "fingerprint",
              "total_cents",
              "loyalty_card",
              "card_token",
              "card_fingerprint",
              "suggestions",
              "clock",
              "events",
              "placed_at_millis",
              "first_attempt_at_millis",
              "finished_at_millis",
              "acknowledged"),
          table(
              "order_line",
              List.of("ordinal", "line"),
              "item_key",
              "seller_id",
              "name",
              "quantity",
              "price_cents"),
          table("missing_line", List.of("ordinal", "line"), "item_key", "requested", "available"),
          table(
              "order_event", List.of("ordinal", "line"), "name", "component", "clock", "at_millis"),
          table("purchase", List.of("buyer_id", "item_key"), "units", "vote"));

  private ProductTables() {}

  private static ReplicatedTable table(String name, List<String> key, String... others) {
    var columns = new ArrayList<>(key);
    columns.addAll(List.of(others));
    return new ReplicatedTable(name, key, List.copyOf(columns));
  }
}
