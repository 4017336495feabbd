package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.bench.orders.OrderRush;
import stoa.cli.bench.orders.RushPlan;
import stoa.cli.bench.orders.Sample;
import stoa.cli.local.LocalSystem;

/// Orders against a payment service that is slow, refuses calls, leaves some without an answer
/// after their effect, and is killed twice meanwhile: the short form of `stoa bench orders`. More
/// of them, or others: `-Dstoa.rushOrders=10000 -Dstoa.rushSeed=7`.
@Tag("own-system")
class TroubledPaymentIT {
  private static final long SEED = Long.getLong("stoa.rushSeed", 20_261);
  private static final int ORDERS = Integer.getInteger("stoa.rushOrders", 200);
  private static final RushPlan PLAN =
      new RushPlan(
          ORDERS, 40, "5-200", 0.05, 2, Duration.ofSeconds(1), SEED, Duration.ofMinutes(60));

  private static final int FUNCTIONS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void everyOrderEndsAndTheMoneyIsEqual() throws IOException, InterruptedException {
    System.out.println("orders with seed " + SEED);
    try (LocalSystem system = LocalSystem.start(directory, 0, 0, FUNCTIONS, PLAN.environment())) {
      OrderRush.Result result = new OrderRush(PLAN, system, System.out::println).run();
      System.out.printf(
          "%d completed, %d declined in %.1f s, %d answers 202, %d repeats, window %.0f to %.0f%n",
          result.completed(),
          result.declined(),
          result.seconds(),
          result.answeredUnderWay(),
          result.repeats(),
          leading(result).mapToDouble(Sample::window).min().orElseThrow(),
          leading(result).mapToDouble(Sample::window).max().orElseThrow());
      assertEquals(List.of(), result.errors());
      assertEquals(ORDERS, result.completed() + result.declined());
      assertEquals(PLAN.kills(), result.kills().size());
      assertThereWasTrouble(result);
      awaitClosedBooks(system);
    }
  }

  /// Or nothing is shown.
  private static void assertThereWasTrouble(OrderRush.Result result) {
    assertTrue(result.samples().stream().anyMatch(sample -> !sample.up()), "it never was away");
    assertTrue(most(result, Sample::failures) > 0, "no call failed");
    assertTrue(most(result, Sample::waiting) > 0, "no order waited");
    long windows = leading(result).mapToDouble(Sample::window).distinct().count();
    assertTrue(windows > 1, "the window never changed");
  }

  private static double most(OrderRush.Result result, ToDoubleFunction<Sample> value) {
    return result.samples().stream().mapToDouble(value).max().orElse(0);
  }

  private static java.util.stream.Stream<Sample> leading(OrderRush.Result result) {
    return result.samples().stream().filter(sample -> sample.window() > 0);
  }

  /// The last message of an order may be acknowledged after its buyer was answered.
  private static void awaitClosedBooks(LocalSystem system) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Audits.assertHolds(system).apart().isEmpty()) {
      assertTrue(System.nanoTime() < end, "orders stay unacknowledged");
      Thread.sleep(200);
    }
  }
}
