package stoa.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.local.StatusReport.Health;

/// A whole system of real processes: starts, loses machines, heals, and goes on with its data.
@Tag("own-system")
class LocalSystemIT {
  private static final Duration HEALING_LIMIT = Duration.ofSeconds(90);

  @TempDir Path directory;

  @Test
  void losesMachinesHealsAndGoesOnWithItsData() throws IOException, InterruptedException {
    Path data = directory.resolve("data with a blank");
    try (LocalSystem system = LocalSystem.start(data, 0, 0, 2, Map.of())) {
      system.progress().forEach(System.out::println);
      assertTrue(system.status().healthy(), () -> StatusCommand.text(system.status()));
      assertEquals(4, system.status().functions().size());
      electsAnotherLeader(system);
      showsAMemberThatIsAway(system);
      seesAPausedFunction(system);
      assertTrue(system.awaitHealthy(HEALING_LIMIT), () -> StatusCommand.text(system.status()));
    }
    try (LocalSystem system = LocalSystem.start(data, 0, 0, 1, Map.of())) {
      assertTrue(system.status().healthy(), () -> StatusCommand.text(system.status()));
    }
  }

  private static void electsAnotherLeader(LocalSystem system) throws InterruptedException {
    String killed = system.kill("product-leader", Duration.ofSeconds(2));
    await(
        system,
        () -> {
          String leader = system.status().group("product").leader();
          return leader != null && !leader.equals(killed);
        });
    assertNotEquals(killed, system.status().group("product").leader());
  }

  private static void showsAMemberThatIsAway(LocalSystem system) throws InterruptedException {
    String killed = system.killUntilStarted("customer-member");
    await(
        system,
        () ->
            system.status().group("customer").members().stream()
                .anyMatch(
                    member -> member.name().equals(killed) && member.health() == Health.DOWN));
    system.start(killed);
    await(system, () -> system.status().group("customer").healthy());
  }

  private static void seesAPausedFunction(LocalSystem system) throws InterruptedException {
    String paused = system.pause("buyer-function", Duration.ofSeconds(4));
    assertTrue(
        system.status().functions().stream()
            .anyMatch(
                function -> function.name().equals(paused) && function.health() == Health.PAUSED));
  }

  private static void await(LocalSystem system, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + HEALING_LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> StatusCommand.text(system.status()));
      Thread.sleep(100);
    }
  }
}
