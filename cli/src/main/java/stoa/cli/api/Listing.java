package stoa.cli.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.cli.Json;

/// An item to be put up for sale. Its rules are the API's; nothing is checked here.
///
/// @param condition `NEW` or `USED`
public record Listing(
    String name,
    long category,
    List<String> keywords,
    String condition,
    long priceCents,
    long quantity) {
  /// The body of the request.
  String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("category", category);
    fields.put("keywords", keywords);
    fields.put("condition", condition);
    fields.put("priceCents", priceCents);
    fields.put("quantity", quantity);
    return Json.write(fields);
  }
}
