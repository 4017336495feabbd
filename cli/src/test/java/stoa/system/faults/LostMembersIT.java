package stoa.system.faults;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

/// Members die with their database servers, under load, and come back. SIGKILL takes up to a second
/// of committed transactions from a database; its member replays them from the log.
@ExtendWith(SharedSystem.class)
class LostMembersIT {
  private static final int SHOPPERS = 6;
  private static final Duration DOWN = Duration.ofSeconds(2);

  /// What happens to a system while shoppers go on.
  private interface Failure {
    void strike(LocalSystem system) throws InterruptedException;
  }

  @Test
  void theProductGroupLosesItsLeaderAndNoClientSeesIt(LocalSystem system)
      throws InterruptedException {
    shopThrough(system, "product leader killed", running -> running.kill("product-leader", DOWN));
  }

  @Test
  void theCustomerGroupLosesAMemberAndGoesOnWithIt(LocalSystem system) throws InterruptedException {
    shopThrough(system, "customer member killed", running -> running.kill("customer-2", DOWN));
  }

  @Test
  void theCustomerGroupLosesTwoMembersAndGoesOnWithThem(LocalSystem system)
      throws InterruptedException {
    shopThrough(
        system,
        "two customer members killed",
        running -> Units.kill(running, List.of("customer-0", "customer-3"), DOWN));
  }

  @Test
  void theCustomerGroupLosesAllMembersAndNothingElse(LocalSystem system)
      throws InterruptedException {
    shopThrough(
        system,
        "all customer members killed",
        running -> Units.kill(running, Units.members("customer"), DOWN));
  }

  private static void shopThrough(LocalSystem system, String name, Failure failure)
      throws InterruptedException {
    try (Market market = new Market(system)) {
      Shopping shopping = new Shopping(market.shoppers(SHOPPERS), market.items(3, 1_000));
      try (shopping) {
        shopping.goesOn();
        failure.strike(system);
        shopping.goesOn();
      }
      System.out.println(name + ": " + shopping.figures());
      shopping.assertNoErrors();
      Books.assertBalanced(system, shopping);
      System.out.println(
          name + ": orders that two leaders drove: " + Timelines.assertCausal(shopping));
    }
    Books.assertMembersEqual(system);
  }
}
