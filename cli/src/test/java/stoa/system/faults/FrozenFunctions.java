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
  /// @param way the purchase that leads past the point
  /// @param end how it ends without the function
  private record Freeze(CrashPoint point, Route way, Route end) {}

  /// Every point of a function. The first ones wait for the executor to give the cart back.
  private static final List<Freeze> FREEZES =
      List.of(
          new Freeze(CrashPoint.BUYER_CART_TAKEN, Route.BOUGHT, Route.ABANDONED),
          new Freeze(CrashPoint.BUYER_CHECKED, Route.BOUGHT, Route.ABANDONED),
          new Freeze(CrashPoint.BUYER_CHECK_FAILED, Route.CARD_EXPIRED, Route.ABANDONED),
          new Freeze(CrashPoint.BUYER_REFUSED, Route.CARD_EXPIRED, Route.CARD_EXPIRED),
          new Freeze(CrashPoint.BUYER_TOKENIZED, Route.BOUGHT, Route.TOO_LATE),
          new Freeze(CrashPoint.BUYER_PLACED, Route.BOUGHT, Route.BOUGHT),
          new Freeze(CrashPoint.BUYER_COMPLETED, Route.BOUGHT, Route.BOUGHT),
          new Freeze(CrashPoint.BUYER_DECLINED, Route.DECLINED, Route.DECLINED),
          new Freeze(CrashPoint.BUYER_CLOSED, Route.DECLINED, Route.DECLINED));

  /// How many stand still at once: all that wait for the executor.
  private static final int AT_ONCE = 4;

  /// One goes on.
  static final int FUNCTIONS_NEEDED = AT_ONCE + 1;

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
    String item = market.item(UNITS);
    List<Shopper> shoppers = market.shoppers(FREEZES.size());
    Together.run(shoppers, shopper -> shopper.session().add(item, 1));
    for (int first = 0; first < FREEZES.size(); first += AT_ONCE) {
      int last = Math.min(first + AT_ONCE, FREEZES.size());
      doNoHarm(FREEZES.subList(first, last), shoppers.subList(first, last));
    }
    assertEquals(UNITS - FREEZES.size(), market.stock(item), "units in stock");
  }

  private void doNoHarm(List<Freeze> freezes, List<Shopper> shoppers) {
    List<URI> functions = system.endpoints().buyerFunctions();
    List<Frozen> frozen = new ArrayList<>();
    try (ApiClient other = new ApiClient(List.of(functions.getLast()), PATIENCE)) {
      for (int number = 0; number < freezes.size(); number++) {
        frozen.add(freeze(freezes.get(number), shoppers.get(number), functions.get(number)));
      }
      Together.run(frozen, one -> one.buysElsewhere(other));
      frozen.forEach(one -> CrashSwitch.goOn(one.pid()));
      Together.run(frozen, one -> one.endsAsWasDecided(other)).forEach(System.out::println);
    } finally {
      frozen.forEach(one -> CrashSwitch.goOn(one.pid()));
    }
  }

  private Frozen freeze(Freeze freeze, Shopper shopper, URI function) {
    crash.forget(freeze.point());
    crash.pause(freeze.point());
    CompletableFuture<ApiAnswer> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try (ApiClient alone = new ApiClient(List.of(function), PATIENCE, PATIENCE)) {
                return at(shopper, alone).buyToTheEnd(freeze.way().card(), freeze.point().name());
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
    ApiAnswer buysElsewhere(ApiClient other) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      String key = freeze.point() + "-again";
      ApiAnswer second = at(shopper, other).buyToTheEnd(shopper.card(), key);
      while (second.code().equals("checkout-in-progress")) {
        assertTrue(System.nanoTime() < end, () -> "the cart is not given back at " + freeze);
        pause();
        second = at(shopper, other).buyToTheEnd(shopper.card(), key);
      }
      String expected = freeze.end() == Route.BOUGHT ? "cart-empty" : "";
      assertEquals(expected, second.code(), freeze::toString);
      return second;
    }

    /// The frozen call is answered with what was decided without it, and all is bought once.
    ///
    /// @return what happened, for the reader of the log
    String endsAsWasDecided(ApiClient other) {
      ApiAnswer first = answer.join();
      Shopper elsewhere = at(shopper, other);
      freeze.end().assertEnded(elsewhere, freeze.way().card(), freeze.point().name(), first);
      List<JsonNode> orders = elsewhere.orders();
      assertEquals(freeze.end() == Route.DECLINED ? 2 : 1, orders.size(), orders::toString);
      assertEquals(1, orders.stream().filter(Frozen::isCompleted).count(), orders::toString);
      return freeze.point() + ": a frozen call, answered at try " + first.tries();
    }

    private static boolean isCompleted(JsonNode order) {
      return order.path("state").asText().equals("COMPLETED");
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
