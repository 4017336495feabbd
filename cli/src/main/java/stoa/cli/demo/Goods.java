package stoa.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// What the sellers have put up for sale.
///
/// @param hermes has the catalogue
/// @param athena has the owl and the lamps
/// @param owl the item of which there is one unit
/// @param category of owl and lamp
/// @param catalogue the items of the catalogue
/// @param listed units ever put up for sale, by item, of both sellers
record Goods(
    Seller hermes,
    Seller athena,
    String owl,
    String lamp,
    long category,
    List<JsonNode> catalogue,
    Map<String, Long> listed) {
  /// Items of the catalogue with many units, so that many buyers find some.
  List<String> plentiful(long units) {
    return catalogue.stream()
        .filter(item -> item.path("quantity").asLong() >= units)
        .map(item -> item.path("itemId").asText())
        .toList();
  }
}
