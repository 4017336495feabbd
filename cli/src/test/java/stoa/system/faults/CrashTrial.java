package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.cli.api.ApiAnswer;
import stoa.cli.local.LocalSystem;
import stoa.cli.local.StatusReport;
import stoa.crash.CrashPoint;

/// Purchases in a system whose processes die at crash points.
final class CrashTrial {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;

  /// One of a group may be away while another one dies.
  private static final int ENOUGH_MEMBERS = 4;

  /// More than buy in one round.
  private static final int SHOPPERS = 8;

  private static final long UNITS = 10_000;
  private static final int CREATED = 201;

  private final LocalSystem system;
  private final CrashSwitch crash;
  private final Market market;
  private final List<Shopper> shoppers;
  private final String item;
  private final AtomicInteger purchases = new AtomicInteger();
  private final AtomicInteger handedOver = new AtomicInteger();

  CrashTrial(LocalSystem system, CrashSwitch crash, Market market) {
    this.system = system;
    this.crash = crash;
    this.market = market;
    this.shoppers = market.shoppers(SHOPPERS);
    this.item = market.item(UNITS);
  }

  /// A purchase on the way past a point, with its cart filled.
  ///
  /// @param orders in the buyer's history before
  private record Purchase(CrashPoint point, Shopper shopper, int orders) {}

  /// Whoever reaches one of these points first dies, and all purchases end as if nothing had
  /// happened. Which of them it is that meets a death is left open.
  ///
  /// @param points of different roles
  void survives(List<CrashPoint> points) {
    Revival revival = new Revival(system, crash, awaitEnoughMembers());
    List<Purchase> begun = Together.run(points, this::begin);
    points.forEach(crash::kill);
    Together.run(begun, purchase -> end(purchase, revival.after(purchase.point())))
        .forEach(System.out::println);
  }

  private Purchase begin(CrashPoint point) {
    Shopper shopper = nextShopper();
    fillCart(shopper, Route.past(point));
    return new Purchase(point, shopper, shopper.orders().size());
  }

  private Shopper nextShopper() {
    return shoppers.get(purchases.getAndIncrement() % SHOPPERS);
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

  /// @return what happened, for the reader of the log
  private String end(Purchase purchase, CompletableFuture<String> dead) {
    CrashPoint point = purchase.point();
    Route route = Route.past(point);
    long begin = System.nanoTime();
    ApiAnswer answer = purchase.shopper().buyToTheEnd(route.card(), point.name());
    long millis = (System.nanoTime() - begin) / 1_000_000;
    route.assertEnded(purchase.shopper(), route.card(), point.name(), answer);
    assertEquals(
        purchase.orders() + (route.makesAnOrder() ? 1 : 0),
        purchase.shopper().orders().size(),
        () -> "the buyer's orders at " + point);
    if (answer.status() == CREATED) {
      noteLeaders(purchase.shopper(), answer.json().path("orderId").asText());
    }
    return "%s: %s died; %s after %d ms".formatted(point, dead.join(), answer.status(), millis);
  }

  private void noteLeaders(Shopper shopper, String orderId) {
    if (Timelines.assertCausal(shopper, orderId) > 1) {
      handedOver.incrementAndGet();
    }
  }

  /// Orders went from leader to leader: their timelines were held to be causal all the same.
  void leadersFollowedEachOther() {
    System.out.println("orders that two leaders drove: " + handedOver);
    assertTrue(handedOver.get() > 0, "no order was driven by two leaders");
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

  private StatusReport awaitEnoughMembers() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    StatusReport status = system.status();
    while (!hasEnoughMembers(status)) {
      String last = status.toString();
      assertTrue(System.nanoTime() < end, () -> "they do not come back: " + last);
      pause();
      status = system.status();
    }
    return status;
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
