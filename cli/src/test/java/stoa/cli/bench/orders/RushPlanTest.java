package stoa.cli.bench.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RushPlanTest {
  private static final RushPlan PLAN =
      new RushPlan(10_000, 200, "5-500", 0.05, 2, Duration.ofSeconds(5), 7, Duration.ofHours(1));

  @Test
  void spreadsTheKillsOverTheOrders() {
    assertEquals(3333, PLAN.endedAtKill(1));
    assertEquals(6666, PLAN.endedAtKill(2));
  }

  @Test
  void tellsThePaymentServiceItsTroubleAndSeed() {
    assertEquals(
        Map.of(
            "STOA_PAYMENT_DELAY_MILLIS",
            "5-500",
            "STOA_PAYMENT_FAULTS",
            "0.05",
            "STOA_PAYMENT_SEED",
            "7"),
        PLAN.environment());
  }
}
