package stoa.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.cli.Json;

/// What a buyer who has logged in can do.
///
/// @param token the session's
public record BuyerSession(ApiClient client, String token) {
  private static final int UNDER_WAY = 202;

  /// One page of items in stock: `items`, `nextCursor`.
  public JsonNode search(long category, List<String> keywords, int limit, String cursor) {
    var path = new StringBuilder("/buyer/items?category=" + category + "&limit=" + limit);
    keywords.forEach(keyword -> path.append("&keyword=").append(Query.encode(keyword)));
    return send(ApiRequest.get(path + Query.cursor(cursor)));
  }

  /// An item.
  public JsonNode item(String itemId) {
    return send(ApiRequest.get("/buyer/items/" + Query.encode(itemId)));
  }

  /// What was bought together with an item.
  public JsonNode suggestions(String itemId) {
    return send(ApiRequest.get("/buyer/items/" + Query.encode(itemId) + "/suggestions"));
  }

  /// Gives a thumb up or down to a bought item.
  public void feedback(String itemId, boolean up) {
    String body = Json.write(Map.of("vote", up ? "UP" : "DOWN"));
    send(ApiRequest.write("PUT", "/buyer/items/" + Query.encode(itemId) + "/feedback", body));
  }

  /// A seller's rating.
  public JsonNode rating(long sellerId) {
    return send(ApiRequest.get("/buyer/sellers/" + sellerId + "/rating"));
  }

  /// The session's cart.
  public JsonNode cart() {
    return send(ApiRequest.get("/buyer/cart"));
  }

  /// Puts units into the cart.
  public JsonNode add(String itemId, long quantity) {
    String body = Json.write(Map.of("itemId", itemId, "quantity", quantity));
    return send(ApiRequest.write("POST", "/buyer/cart/lines", body));
  }

  /// Takes units out of the cart; without a number the whole line.
  public JsonNode remove(String itemId, Optional<Long> quantity) {
    String query = quantity.map(number -> "?quantity=" + number).orElse("");
    return send(ApiRequest.write("DELETE", "/buyer/cart/lines/" + Query.encode(itemId) + query));
  }

  /// Keeps the cart for the account.
  public JsonNode save() {
    return send(ApiRequest.write("POST", "/buyer/cart/save"));
  }

  /// Empties the cart, the saved one too.
  public JsonNode clear() {
    return send(ApiRequest.write("DELETE", "/buyer/cart"));
  }

  /// Buys the cart, under a key of the caller's: the same key never buys twice.
  public ApiAnswer buy(Card card, Optional<String> loyaltyCard, String key) {
    Map<String, Object> body = new HashMap<>();
    body.put("card", card.fields());
    loyaltyCard.ifPresent(loyalty -> body.put("loyaltyCard", loyalty));
    return client.send(
        ApiRequest.write("POST", "/buyer/orders", Json.write(body)).in(token).under(key));
  }

  /// Buys, and repeats the purchase under its key while its order is not final yet (202), as every
  /// client does: its payment may have to wait for the payment service.
  ///
  /// @param tries at most, each as long as the market lets a purchase wait; the last answer may be
  ///   202 still
  public ApiAnswer buyToTheEnd(Card card, Optional<String> loyaltyCard, String key, int tries) {
    ApiAnswer answer = buy(card, loyaltyCard, key);
    for (int again = 1; again < tries && answer.status() == UNDER_WAY; again++) {
      answer = buy(card, loyaltyCard, key);
    }
    return answer;
  }

  /// One page of the buyer's orders, newest first: `orders`, `nextCursor`.
  public JsonNode orders(int limit, String cursor) {
    return send(ApiRequest.get("/buyer/orders?limit=" + limit + Query.cursor(cursor)));
  }

  /// An order.
  public JsonNode order(String orderId) {
    return send(ApiRequest.get("/buyer/orders/" + Query.encode(orderId)));
  }

  /// What happened to an order, step by step.
  public JsonNode timeline(String orderId) {
    return send(ApiRequest.get("/buyer/orders/" + Query.encode(orderId) + "/timeline"));
  }

  private JsonNode send(ApiRequest request) {
    return client.send(request.in(token)).orThrow().json();
  }
}
