package stoa.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stoa.cli.Json;

/// The workload that `stoa train` uses: a seller lists items, a buyer searches, fills carts and
/// buys, again and again. Answers that are refusals are fine (a card may be declined); what counts
/// is the way that the calls take.
final class TrainingRound implements TrainingWorkload {
  private static final int ROUNDS = 40;

  /// A slow machine is done with fewer rounds.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final String PASSWORD = "training-only-1";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public void run(LocalSystem.Endpoints endpoints) throws IOException, InterruptedException {
    String api = endpoints.gateway() + "/v1";
    RecordedLeader.lead(endpoints.productAdmins());
    String seller = enter(api + "/seller", "seller");
    String buyer = enter(api + "/buyer", "buyer");
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
      String item = sell(api + "/seller", seller, round);
      buy(api + "/buyer", buyer, item);
    }
    call("DELETE", api + "/buyer/sessions/current", null, buyer);
    call("DELETE", api + "/seller/sessions/current", null, seller);
  }

  private String sell(String seller, String token, int round)
      throws IOException, InterruptedException {
    Map<String, Object> listing =
        Map.of(
            "name",
            "Lamp " + round,
            "category",
            7,
            "keywords",
            List.of("lamp", "light"),
            "condition",
            "NEW",
            "priceCents",
            1999,
            "quantity",
            50);
    String item = call("POST", seller + "/items", listing, token).path("itemId").asText("7-1");
    call("PATCH", seller + "/items/" + item, Map.of("priceCents", 1899), token);
    call("POST", seller + "/items/" + item + "/units", Map.of("delta", 5), token);
    call("GET", seller + "/items", null, token);
    call("GET", seller + "/rating", null, token);
    return item;
  }

  private void buy(String buyer, String token, String item)
      throws IOException, InterruptedException {
    call("GET", buyer + "/items?category=7&keyword=lamp", null, token);
    call("GET", buyer + "/items/" + item, null, token);
    call("POST", buyer + "/cart/lines", Map.of("itemId", item, "quantity", 2), token);
    call("POST", buyer + "/cart/save", null, token);
    call("GET", buyer + "/cart", null, token);
    call("POST", buyer + "/orders", Map.of("card", card()), token);
    JsonNode orders = call("GET", buyer + "/orders", null, token).path("orders");
    if (!orders.isEmpty()) {
      String order = orders.get(0).path("orderId").asText();
      call("GET", buyer + "/orders/" + order + "/timeline", null, token);
    }
    call("PUT", buyer + "/items/" + item + "/feedback", Map.of("vote", "UP"), token);
  }

  private static Map<String, Object> card() {
    return Map.of(
        "holder", "Ada Buyer",
        "number", "4111111111111111",
        "expiry", "12/49",
        "securityCode", "123");
  }

  private String enter(String api, String username) throws IOException, InterruptedException {
    Map<String, Object> account =
        Map.of("username", username, "name", username, "password", PASSWORD);
    call("POST", api + "/accounts", account, null);
    Map<String, Object> login = Map.of("username", username, "password", PASSWORD);
    String token = call("POST", api + "/sessions", login, null).path("token").asText();
    if (token.isEmpty()) {
      throw new IOException("nobody can log in to the system that is to be trained");
    }
    return token;
  }

  private JsonNode call(String method, String url, @Nullable Object body, @Nullable String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(Json.write(body)));
    }
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return Json.readTree(response.body().isEmpty() ? "{}" : response.body());
  }
}
