package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

/// Members of the customer group stay away. Any two: the others go on without them, and take them
/// back by themselves. Three: what is left answers nothing, rather than something old.
@ExtendWith(SharedSystem.class)
class AwayMembersIT {
  private static final int SHOPPERS = 6;
  private static final Duration HEALING_LIMIT = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(4);

  @Test
  void theCustomerGroupGoesOnWithoutOneAndThenTwoMembers(LocalSystem system)
      throws InterruptedException {
    try (Market market = new Market(system)) {
      Shopping shopping = new Shopping(market.shoppers(SHOPPERS), market.items(3, 1_000));
      try (shopping) {
        shopping.goesOn();
        system.killUntilStarted("customer-1");
        shopping.goesOn();
        system.killUntilStarted("customer-4");
        shopping.goesOn();
        system.start("customer-1");
        system.start("customer-4");
        awaitHealthy(system);
        shopping.goesOn();
      }
      System.out.println("two customer members away: " + shopping.figures());
      shopping.assertNoErrors();
      Books.assertBalanced(system, shopping);
    }
    Books.assertMembersEqual(system);
  }

  @Test
  void theCustomerGroupGoesOnWithoutAPausedMember(LocalSystem system) throws InterruptedException {
    try (Market market = new Market(system)) {
      Shopping shopping = new Shopping(market.shoppers(SHOPPERS), market.items(3, 1_000));
      try (shopping) {
        shopping.goesOn();
        system.pause("customer-3", PAUSE);
        shopping.goesOnFor(PAUSE);
        shopping.goesOn();
      }
      System.out.println("customer member paused: " + shopping.figures());
      shopping.assertNoErrors();
      Books.assertBalanced(system, shopping);
    }
    awaitHealthy(system);
    Books.assertMembersEqual(system);
  }

  @Test
  void aMinorityAnswersNothing(LocalSystem system) throws IOException, InterruptedException {
    List<String> killed = List.of("customer-0", "customer-2", "customer-3");
    try (Market market = new Market(system)) {
      Shopper shopper = market.shoppers(1).getFirst();
      String item = market.item(10);
      for (String member : killed) {
        system.killUntilStarted(member);
      }
      URI cart = system.endpoints().buyerFunctions().getFirst().resolve("/v1/buyer/cart");
      HttpRequest read = authorized(cart, shopper).GET().build();
      assertEquals(503, status(read));
      String line = "{\"itemId\":\"" + item + "\",\"quantity\":1}";
      HttpRequest write =
          authorized(URI.create(cart + "/lines"), shopper)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(line))
              .build();
      int refused = status(write);
      assertTrue(refused == 503 || refused == 504, () -> "answered " + refused);
      killed.forEach(system::start);
      awaitHealthy(system);
      assertEquals(200, status(read));
    }
    Books.assertMembersEqual(system);
  }

  private static HttpRequest.Builder authorized(URI address, Shopper shopper) {
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + shopper.session().token());
  }

  private static int status(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  private static void awaitHealthy(LocalSystem system) throws InterruptedException {
    long end = System.nanoTime() + HEALING_LIMIT.toNanos();
    while (!system.status().group("customer").healthy()) {
      assertTrue(System.nanoTime() < end, () -> "not whole again: " + system.status());
      Thread.sleep(200);
    }
  }
}
