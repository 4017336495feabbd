package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.Json;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiRequest;
import stoa.cli.api.Listing;
import stoa.cli.api.SellerSession;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

/// Twenty requests with one key at once, over all front ends.
@ExtendWith(SharedSystem.class)
class OneKeyOneEffectIT {
  private static final int REQUESTS = 20;

  private final String key = UUID.randomUUID().toString();

  @Test
  void aListingIsMadeOnce(LocalSystem system) {
    try (Market market = new Market(system)) {
      Listing listing = market.listing("Once", 5);
      List<ApiClient> frontEnds =
          system.endpoints().sellerFunctions().stream()
              .map(function -> new ApiClient(List.of(function), Market.CLIENT_LIMIT))
              .toList();
      ApiAnswer answer =
          twenty(number ->
              new SellerSession(frontEnds.get(number % frontEnds.size()), market.seller().token())
                  .list(listing, key));
      frontEnds.forEach(ApiClient::close);
      assertEquals(201, answer.status());
      assertEquals(1, market.seller().items(100, "").path("items").size());
      assertEquals(5, market.stock(answer.json().path("itemId").asText()));
    }
  }

  @Test
  void aCartLineIsAddedOnce(LocalSystem system) {
    try (Market market = new Market(system)) {
      String item = market.item(100);
      Shopper shopper = market.shoppers(1).getFirst();
      String body = Json.write(Map.of("itemId", item, "quantity", 2));
      ApiRequest request =
          ApiRequest.write("POST", "/buyer/cart/lines", body)
              .in(shopper.session().token())
              .under(key);
      ApiAnswer answer = twenty(number -> frontEnd(market, number).send(request));
      assertEquals(200, answer.status());
      assertEquals(2, shopper.session().cart().path("lines").path(0).path("quantity").asLong());
    }
  }

  @Test
  void anOrderIsMadeAndPaidOnce(LocalSystem system) {
    try (Market market = new Market(system)) {
      String item = market.item(100);
      Shopper shopper = market.shoppers(1).getFirst();
      shopper.session().add(item, 3);
      ApiAnswer answer =
          twenty(number ->
              shopper.through(frontEnd(market, number)).buy(shopper.card(), Optional.empty(), key));
      assertEquals(201, answer.status(), () -> answer.json().toString());
      assertEquals(1, shopper.orders().size());
      assertEquals(97, market.stock(item));
      assertEquals(3, market.seller().rating().path("itemsSold").asLong());
    }
  }

  private static ApiClient frontEnd(Market market, int number) {
    return market.frontEnds().get(number % market.frontEnds().size());
  }

  /// Sends it twenty times at once.
  ///
  /// @return the answer that all of them got
  private static ApiAnswer twenty(IntFunction<ApiAnswer> request) {
    List<ApiAnswer> answers =
        Together.run(IntStream.range(0, REQUESTS).boxed().toList(), request::apply);
    Set<String> distinct = new HashSet<>();
    answers.forEach(answer -> distinct.add(answer.status() + " " + answer.json()));
    assertEquals(1, distinct.size(), distinct::toString);
    return answers.getFirst();
  }
}
