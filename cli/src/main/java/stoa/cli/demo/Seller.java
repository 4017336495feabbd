package stoa.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import stoa.cli.api.SellerSession;

/// A seller of the story.
record Seller(String username, long id, SellerSession session) {
  private static final int PAGE = 100;

  /// All items of the seller's.
  List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = session.items(PAGE, cursor);
      page.path("items").forEach(items::add);
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty());
    return items;
  }
}
