package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

/// A purchase does not need the function that took it, whenever that dies, nor a repeat of its
/// request.
@ExtendWith(SharedSystem.class)
class LostFunctionIT {
  private static final int PURCHASES = 12;

  /// Between the starts of two purchases, so that the function dies in a different step of each.
  private static final long APART_MILLIS = 25;

  /// A cart is held for 30 s before anybody looks after it, and a machine may be busy.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void everyPurchaseComesToAnEndWithoutItsFunction(LocalSystem system) throws InterruptedException {
    try (Market market = new Market(system)) {
      String item = market.item(PURCHASES);
      List<Shopper> shoppers = market.shoppers(PURCHASES);
      Together.run(shoppers, shopper -> shopper.session().add(item, 1));
      buyAtAFunctionThatDies(system, shoppers);
      String other = market.item(PURCHASES);
      long bought = 0;
      for (Shopper shopper : shoppers) {
        awaitFreeCart(shopper, other);
        bought += ended(shopper);
      }
      System.out.println("purchases that outlived their function: " + bought);
      assertEquals(PURCHASES - bought, market.stock(item), "units in stock");
      system.start("buyer-1");
    }
    Books.assertMembersEqual(system);
  }

  private static void buyAtAFunctionThatDies(LocalSystem system, List<Shopper> shoppers) {
    URI function = system.endpoints().buyerFunctions().getFirst();
    try (ApiClient client = new ApiClient(List.of(function), Duration.ofSeconds(1))) {
      List<CompletableFuture<Void>> purchases =
          IntStream.range(0, shoppers.size())
              .mapToObj(number ->
                  CompletableFuture.runAsync(
                      () -> buyOnce(shoppers.get(number), client, "lost-" + number),
                      CompletableFuture.delayedExecutor(
                          number * APART_MILLIS, TimeUnit.MILLISECONDS)))
              .toList();
      CompletableFuture.runAsync(
              () -> system.killUntilStarted("buyer-1"),
              CompletableFuture.delayedExecutor(PURCHASES * APART_MILLIS, TimeUnit.MILLISECONDS))
          .join();
      purchases.forEach(CompletableFuture::join);
    }
  }

  private static void buyOnce(Shopper shopper, ApiClient client, String key) {
    try {
      var _ = shopper.through(client).buy(shopper.card(), Optional.empty(), key);
    } catch (ApiUnavailable died) {
      // As it should.
    }
  }

  /// While an order holds the cart nothing can be put into it.
  private static void awaitFreeCart(Shopper shopper, String item) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        shopper.session().add(item, 1);
        return;
      } catch (ApiProblem held) {
        assertTrue(System.nanoTime() < end, () -> "the cart is still held: " + held.getMessage());
        Thread.sleep(500);
      }
    }
  }

  /// Its orders, all of which are final; the cart keeps what was not bought.
  private static long ended(Shopper shopper) {
    List<JsonNode> orders = shopper.orders();
    assertTrue(orders.size() <= 1, orders::toString);
    orders.forEach(
        order -> assertEquals("COMPLETED", order.path("state").asText(), order::toString));
    assertEquals(2 - orders.size(), shopper.session().cart().path("lines").size());
    return orders.size();
  }
}
