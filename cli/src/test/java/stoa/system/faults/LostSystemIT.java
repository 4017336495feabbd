package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

@ExtendWith(SharedSystem.class)
class LostSystemIT {
  private static final Duration DOWN = Duration.ofSeconds(1);

  /// Some twenty processes start on the cores that one of them otherwise has.
  private static final Duration HEALING_LIMIT = Duration.ofMinutes(3);

  @Test
  void everyProcessIsKilledAtOnceAndNothingAcknowledgedIsLost(LocalSystem system)
      throws InterruptedException {
    try (Market market = new Market(system, HEALING_LIMIT)) {
      Shopping shopping = new Shopping(market.shoppers(6), market.items(3, 1_000));
      try (shopping) {
        shopping.goesOn();
        Units.kill(system, Units.all(system), DOWN);
        assertTrue(system.awaitHealthy(HEALING_LIMIT), () -> "not healthy: " + system.status());
        shopping.goesOn();
      }
      System.out.println("all processes killed: " + shopping.figures());
      shopping.assertNoErrors();
      Books.assertBalanced(system, shopping);
    }
    Books.assertMembersEqual(system);
  }
}
