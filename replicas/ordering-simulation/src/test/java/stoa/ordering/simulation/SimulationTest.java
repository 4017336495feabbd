package stoa.ordering.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import stoa.ordering.Member;

class SimulationTest {
  private static final long SEEDS = 2000;

  @Test
  void everyInvariantHoldsAfterEveryStepOfManySeeds() {
    AtomicLong delivered = new AtomicLong();
    LongStream.range(0, SEEDS)
        .parallel()
        .forEach(seed -> delivered.addAndGet(Simulation.run(seed)));
    assertTrue(delivered.get() > 10 * SEEDS, () -> "hardly anything was delivered: " + delivered);
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    assertEquals(Simulation.trace(7, Member::new, false), Simulation.trace(7, Member::new, false));
  }
}
