package stoa.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import stoa.cli.Json;

/// What a seller who has logged in can do.
///
/// @param token the session's
public record SellerSession(ApiClient client, String token) {
  /// Puts an item up for sale, under a key of the caller's.
  public ApiAnswer list(Listing listing, String key) {
    return client.send(
        ApiRequest.write("POST", "/seller/items", listing.json()).in(token).under(key));
  }

  /// Puts an item up for sale.
  public JsonNode list(Listing listing) {
    return send(ApiRequest.write("POST", "/seller/items", listing.json()));
  }

  /// One page of the seller's items: `items`, `nextCursor`.
  public JsonNode items(int limit, String cursor) {
    return send(ApiRequest.get("/seller/items?limit=" + limit + Query.cursor(cursor)));
  }

  /// Changes a price.
  public JsonNode changePrice(String itemId, long priceCents) {
    String body = Json.write(Map.of("priceCents", priceCents));
    return send(ApiRequest.write("PATCH", "/seller/items/" + Query.encode(itemId), body));
  }

  /// Adds units, or takes some away.
  public JsonNode changeUnits(String itemId, long delta) {
    String body = Json.write(Map.of("delta", delta));
    return send(ApiRequest.write("POST", "/seller/items/" + Query.encode(itemId) + "/units", body));
  }

  /// Withdraws an item.
  public void withdraw(String itemId) {
    send(ApiRequest.write("DELETE", "/seller/items/" + Query.encode(itemId)));
  }

  /// Thumbs and items sold.
  public JsonNode rating() {
    return send(ApiRequest.get("/seller/rating"));
  }

  private JsonNode send(ApiRequest request) {
    return client.send(request.in(token)).orThrow().json();
  }
}
