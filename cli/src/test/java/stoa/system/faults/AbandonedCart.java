package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;
import stoa.cli.local.LocalSystem;
import stoa.crash.CrashPoint;

/// A cart whose function dies after it was taken. Nobody repeats the request, and the leaders that
/// find that out die one after the other, at each of their points.
final class AbandonedCart {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;
  private static final String KEY = "abandoned";

  /// Ends before what has died answers again.
  private static final Duration ONE_TRY = Duration.ofMillis(500);

  private final LocalSystem system;
  private final CrashSwitch crash;
  private final Shopper shopper;
  private List<CompletableFuture<String>> leaders = List.of();

  AbandonedCart(LocalSystem system, CrashSwitch crash, Market market) {
    this.system = system;
    this.crash = crash;
    this.shopper = market.shoppers(1).getFirst();
    shopper.session().add(market.item(1), 1);
  }

  /// To be called while nobody else buys.
  void isLeftBehind() {
    Revival revival = new Revival(system, crash, system.status());
    leaders =
        Stream.of(CrashPoint.values())
            .filter(point -> Route.past(point) == Route.ABANDONED)
            .peek(crash::kill)
            .map(revival::after)
            .toList();
    crash.forget(CrashPoint.BUYER_CART_TAKEN);
    crash.kill(CrashPoint.BUYER_CART_TAKEN);
    buyUntilTheFunctionIsDead();
  }

  /// A request that ends before the point has taken nothing: the payment service may still be on
  /// its way back.
  private void buyUntilTheFunctionIsDead() {
    URI function = system.endpoints().buyerFunctions().getFirst();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (ApiClient once = new ApiClient(List.of(function), ONE_TRY)) {
      while (!crash.isReached(CrashPoint.BUYER_CART_TAKEN)) {
        assertTrue(System.nanoTime() < end, "no cart is taken");
        buy(shopper.through(once));
      }
    }
  }

  private static void buy(BuyerSession session) {
    try {
      var _ = session.buy(Route.ABANDONED.card(), Optional.empty(), KEY);
    } catch (ApiUnavailable dead) {
      // As it must be; or too early.
    }
  }

  /// A third leader gives it back, and a late repeat is told.
  void isGivenBack() {
    leaders.forEach(leader -> System.out.println(leader.join() + " found it and died"));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isHeld()) {
      assertTrue(System.nanoTime() < end, "the cart is not given back");
      pause();
    }
    Card card = Route.ABANDONED.card();
    Route.ABANDONED.assertEnded(shopper, card, KEY, shopper.buyToTheEnd(card, KEY));
  }

  private boolean isHeld() {
    try {
      shopper.session().clear();
      return false;
    } catch (ApiProblem held) {
      return true;
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
