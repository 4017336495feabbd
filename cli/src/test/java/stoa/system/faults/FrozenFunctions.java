package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiClient;
import stoa.cli.local.LocalSystem;
import stoa.crash.CrashPoint;

/// Functions that stand still within a purchase until it has ended without them and the buyer has
/// bought what is left in the cart elsewhere; and then go on as if no time had passed.
final class FrozenFunctions {
  private record Freeze(CrashPoint point, Route route) {}

  /// Where a function stands still, and how the purchase ends without it.
  private static final List<Freeze> FREEZES =
      List.of(
          new Freeze(CrashPoint.BUYER_CART_TAKEN, Route.ABANDONED),
          new Freeze(CrashPoint.BUYER_CHECKED, Route.ABANDONED),
          new Freeze(CrashPoint.BUYER_PLACED, Route.BOUGHT),
          new Freeze(CrashPoint.BUYER_REFUSED, Route.CARD_EXPIRED));

  /// One more than stand still at once.
  static final int FUNCTIONS_NEEDED = FREEZES.size() + 1;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;
  private static final long UNITS = 100;

  private final LocalSystem system;
  private final CrashSwitch crash;
  private final Market market;

  FrozenFunctions(LocalSystem system, CrashSwitch crash, Market market) {
    this.system = system;
    this.crash = crash;
    this.market = market;
  }

  void doNoHarm() throws InterruptedException {
    assertTrue(system.awaitHealthy(PATIENCE), () -> "not healthy: " + system.status());
    List<URI> functions = system.endpoints().buyerFunctions();
    String item = market.item(UNITS);
    List<Shopper> shoppers = market.shoppers(FREEZES.size());
    shoppers.forEach(shopper -> shopper.session().add(item, 1));
    List<Frozen> frozen = new ArrayList<>();
    try (ApiClient other = new ApiClient(List.of(functions.getLast()), PATIENCE)) {
      for (int number = 0; number < FREEZES.size(); number++) {
        frozen.add(freeze(FREEZES.get(number), shoppers.get(number), functions.get(number)));
      }
      frozen.forEach(one -> one.buysElsewhere(other));
      frozen.forEach(one -> CrashSwitch.goOn(one.pid()));
      frozen.forEach(one -> one.endsAsWasDecided(other));
    } finally {
      frozen.forEach(one -> CrashSwitch.goOn(one.pid()));
    }
    assertEquals(UNITS - FREEZES.size(), market.stock(item), "units in stock");
  }

  private Frozen freeze(Freeze freeze, Shopper shopper, URI function) {
    crash.forget(freeze.point());
    crash.pause(freeze.point());
    CompletableFuture<ApiAnswer> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try (ApiClient alone = new ApiClient(List.of(function), PATIENCE, PATIENCE)) {
                return at(shopper, alone).buyToTheEnd(freeze.route().card(), freeze.point().name());
              }
            },
            task -> Thread.startVirtualThread(task));
    return new Frozen(freeze, shopper, crash.awaitReached(freeze.point()), answer);
  }

  private static Shopper at(Shopper shopper, ApiClient client) {
    return new Shopper(shopper.id(), shopper.through(client));
  }

  /// A purchase whose function stands still.
  private record Frozen(
      Freeze freeze, Shopper shopper, long pid, CompletableFuture<ApiAnswer> answer) {
    /// As soon as the cart is free, under another key: whatever the first purchase has not bought.
    void buysElsewhere(ApiClient other) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      String key = freeze.point() + "-again";
      ApiAnswer second = at(shopper, other).buyToTheEnd(shopper.card(), key);
      while (second.code().equals("checkout-in-progress")) {
        assertTrue(System.nanoTime() < end, () -> "the cart is not given back at " + freeze);
        pause();
        second = at(shopper, other).buyToTheEnd(shopper.card(), key);
      }
      String expected = freeze.route() == Route.BOUGHT ? "cart-empty" : "";
      assertEquals(expected, second.code(), freeze::toString);
    }

    /// The frozen call is answered with what was decided without it, and all is bought once.
    void endsAsWasDecided(ApiClient other) {
      ApiAnswer first = answer.join();
      assertTrue(
          freeze.route().isEnd(first),
          () -> freeze + ": " + first.status() + " " + first.json() + ", tries " + first.tries());
      System.out.println(freeze.point() + ": a frozen call, answered at try " + first.tries());
      String key = freeze.point().name();
      ApiAnswer again = at(shopper, other).buyToTheEnd(freeze.route().card(), key);
      assertEquals(first.code(), again.code(), freeze::toString);
      assertEquals(first.json().path("orderId"), again.json().path("orderId"), freeze::toString);
      List<JsonNode> orders = shopper.orders();
      assertEquals(1, orders.size(), () -> freeze + ": " + orders);
      assertEquals("COMPLETED", orders.getFirst().path("state").asText(), freeze::toString);
      shopper.session().clear();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}
