package stoa.replica.apply;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A member that nobody waits for gathers, and not one moment longer.
class ApplyDemandTest {
  private static final int ENDLESS = 10_000;
  private final ApplyDemand demand = new ApplyDemand();

  @Test
  void doesNotGatherWhileSomebodyWaits() {
    demand.began();
    // Each would otherwise take the whole time of gathering.
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> gather(ENDLESS, 1));
  }

  @Test
  void doesNotGatherWhatIsWorthATransaction() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> gather(ENDLESS, ApplyDemand.GATHERED_COMMANDS));
  }

  @Test
  void gathersAgainAfterTheLastHasStoppedWaiting() {
    demand.began();
    demand.began();
    demand.ended();
    demand.ended();
    long before = System.nanoTime();
    demand.gather(1);
    long gathered = System.nanoTime() - before;
    assertFalse(gathered < Duration.ofMillis(ApplyDemand.GATHER_MILLIS).toNanos());
  }

  @Test
  void theFirstThatWaitsEndsTheGathering() throws Exception {
    var patient = new ApplyDemand(Duration.ofHours(1).toMillis());
    for (int round = 0; round < 100; round++) {
      var gathering = CompletableFuture.runAsync(() -> patient.gather(1));
      while (!patient.isGathering()) {
        Thread.onSpinWait();
      }
      patient.began();
      gathering.get(60, SECONDS);
      patient.ended();
    }
  }

  @Test
  void whoIsTurnedAwayAtOnceEndsTheGatheringToo() throws Exception {
    var patient = new ApplyDemand(Duration.ofHours(1).toMillis());
    for (int round = 0; round < 100; round++) {
      var gathering = CompletableFuture.runAsync(() -> patient.gather(1));
      while (!patient.isGathering()) {
        Thread.onSpinWait();
      }
      patient.began();
      patient.ended();
      gathering.get(60, SECONDS);
    }
  }

  private void gather(int times, int commands) {
    for (int time = 0; time < times; time++) {
      demand.gather(commands);
    }
  }
}
