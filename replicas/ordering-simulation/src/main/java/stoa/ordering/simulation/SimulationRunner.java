package stoa.ordering.simulation;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import stoa.ordering.Member;

/// Runs many seeds on all cores: `SimulationRunner [count] [first seed]`. Prints how fast, and for
/// a violation its seed and trace; then the exit code is 1.
public final class SimulationRunner {
  private static final long DEFAULT_COUNT = 10_000;

  private SimulationRunner() {}

  public static void main(String[] arguments) {
    long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : DEFAULT_COUNT;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    long start = System.nanoTime();
    AtomicLong delivered = new AtomicLong();
    long failed =
        LongStream.range(first, first + count)
            .parallel()
            .filter(seed -> !runOne(seed, delivered))
            .count();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d seeds from %d, %d numbers delivered, %d violations, %.1f s, %.0f seeds/s%n",
        count, first, delivered.get(), failed, seconds, count / seconds);
    System.exit(failed == 0 ? 0 : 1);
  }

  private static boolean runOne(long seed, AtomicLong delivered) {
    try {
      delivered.addAndGet(Simulation.run(seed));
      return true;
    } catch (InvariantViolation violation) {
      System.out.println(violation.getMessage());
      System.out.println(Simulation.trace(seed, Member::new, false));
      return false;
    }
  }
}
