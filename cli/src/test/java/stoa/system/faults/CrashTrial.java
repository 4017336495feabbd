package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.local.LocalSystem;
import stoa.cli.local.StatusReport;
import stoa.crash.CrashPoint;

/// Purchases in a system whose processes die at crash points.
final class CrashTrial {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;

  /// One of a group may be away while another one dies.
  private static final int ENOUGH_MEMBERS = 4;

  private static final int SHOPPERS = 8;
  private static final long UNITS = 10_000;

  private final LocalSystem system;
  private final CrashSwitch crash;
  private final Market market;
  private final List<Shopper> shoppers;
  private final String item;
  private int purchases;

  CrashTrial(LocalSystem system, CrashSwitch crash, Market market) {
    this.system = system;
    this.crash = crash;
    this.market = market;
    this.shoppers = market.shoppers(SHOPPERS);
    this.item = market.item(UNITS);
  }

  /// Whoever reaches the point first dies, and the purchase ends as if nothing had happened.
  void survives(CrashPoint point) {
    awaitEnoughMembers();
    Route route = Route.past(point);
    Shopper shopper = nextShopper();
    int orders = shopper.orders().size();
    fillCart(shopper, route);
    CompletableFuture<String> revived = new Revival(system, crash).after(point);
    crash.kill(point);
    long begin = System.nanoTime();
    ApiAnswer answer = shopper.buyToTheEnd(route.card(), point.name());
    long millis = (System.nanoTime() - begin) / 1_000_000;
    System.out.println(
        "%s: %s died; %s after %d ms".formatted(point, revived.join(), answer.status(), millis));
    ended(shopper, route, point.name(), answer);
    assertEquals(
        orders + (route.makesAnOrder() ? 1 : 0), shopper.orders().size(), "the buyer's orders");
  }

  private Shopper nextShopper() {
    return shoppers.get(purchases++ % SHOPPERS);
  }

  private void fillCart(Shopper shopper, Route route) {
    if (route == Route.OUT_OF_STOCK) {
      String scarce = market.item(1);
      shopper.session().add(scarce, 1);
      Shopper faster = nextShopper();
      faster.session().add(scarce, 1);
      assertEquals(201, faster.buyToTheEnd(faster.card(), "faster-" + scarce).status());
    } else {
      shopper.session().add(item, 1);
    }
  }

  /// As it should, once: a repeat is answered alike, and the cart is free.
  private static void ended(Shopper shopper, Route route, String key, ApiAnswer answer) {
    assertTrue(route.isEnd(answer), () -> answer.status() + " " + answer.json());
    ApiAnswer again = shopper.buyToTheEnd(route.card(), key);
    assertEquals(answer.status(), again.status());
    assertEquals(answer.code(), again.code());
    assertEquals(answer.json().path("orderId"), again.json().path("orderId"));
    shopper.session().clear();
  }

  /// The function dies, nobody repeats the request, and two leaders die when they find that out.
  void abandonedCartIsGivenBack() {
    awaitEnoughMembers();
    Shopper shopper = nextShopper();
    fillCart(shopper, Route.ABANDONED);
    Revival revival = new Revival(system, crash);
    List<CompletableFuture<String>> leaders =
        Stream.of(CrashPoint.values())
            .filter(point -> Route.past(point) == Route.ABANDONED)
            .peek(crash::kill)
            .map(revival::after)
            .toList();
    crash.forget(CrashPoint.BUYER_CART_TAKEN);
    crash.kill(CrashPoint.BUYER_CART_TAKEN);
    String key = "abandoned";
    buyOnce(shopper, key);
    leaders.forEach(leader -> System.out.println(leader.join() + " found it and died"));
    awaitFreeCart(shopper);
    ended(shopper, Route.ABANDONED, key, shopper.buyToTheEnd(Route.ABANDONED.card(), key));
  }

  /// At a function that dies meanwhile, without a repeat elsewhere.
  private void buyOnce(Shopper shopper, String key) {
    URI function = system.endpoints().buyerFunctions().getFirst();
    try (ApiClient once = new ApiClient(List.of(function), Duration.ofMillis(500))) {
      var _ = shopper.through(once).buy(Route.ABANDONED.card(), Optional.empty(), key);
    } catch (ApiUnavailable died) {
      crash.awaitReached(CrashPoint.BUYER_CART_TAKEN);
    }
  }

  private static void awaitFreeCart(Shopper shopper) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isHeld(shopper)) {
      assertTrue(System.nanoTime() < end, "the cart is not given back");
      pause();
    }
  }

  private static boolean isHeld(Shopper shopper) {
    try {
      shopper.session().clear();
      return false;
    } catch (ApiProblem held) {
      return true;
    }
  }

  /// When the last purchase is acknowledged, all that must agree agrees.
  void theBooksAreBalanced() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Audits.assertHolds(system).apart().isEmpty()) {
      assertTrue(System.nanoTime() < end, "purchases are still under way");
      pause();
    }
    Books.assertMembersEqual(system);
  }

  private void awaitEnoughMembers() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!hasEnoughMembers(system.status())) {
      assertTrue(System.nanoTime() < end, () -> "they do not come back: " + system.status());
      pause();
    }
  }

  private static boolean hasEnoughMembers(StatusReport status) {
    return status.groups().stream()
        .allMatch(group ->
            group.members().stream().filter(StatusReport.Member::isUp).count() >= ENOUGH_MEMBERS);
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
