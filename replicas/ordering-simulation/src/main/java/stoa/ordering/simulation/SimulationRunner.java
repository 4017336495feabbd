package stoa.ordering.simulation;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import stoa.ordering.Member;

/// Runs many seeds on all cores: `SimulationRunner [count] [first seed] [profile]`, without a
/// profile each of them. Prints how fast, and for a violation its seed and trace; then the exit
/// code is 1.
public final class SimulationRunner {
  private static final long DEFAULT_COUNT = 10_000;

  private SimulationRunner() {}

  public static void main(String[] arguments) {
    long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : DEFAULT_COUNT;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    List<Profile> profiles =
        arguments.length > 2 ? List.of(Profile.valueOf(arguments[2])) : List.of(Profile.values());
    long failed = profiles.stream().mapToLong(profile -> runAll(profile, first, count)).sum();
    System.exit(failed == 0 ? 0 : 1);
  }

  /// Returns how many failed.
  private static long runAll(Profile profile, long first, long count) {
    long start = System.nanoTime();
    AtomicLong delivered = new AtomicLong();
    long failed =
        LongStream.range(first, first + count)
            .parallel()
            .filter(seed -> !runOne(profile, seed, delivered))
            .count();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %d seeds from %d, %d numbers delivered, %d violations, %.1f s, %.0f seeds/s%n",
        profile, count, first, delivered.get(), failed, seconds, count / seconds);
    return failed;
  }

  private static boolean runOne(Profile profile, long seed, AtomicLong delivered) {
    try {
      delivered.addAndGet(Simulation.run(profile, seed));
      return true;
    } catch (InvariantViolation violation) {
      System.out.println(violation.getMessage());
      System.out.println(Simulation.trace(profile, seed, Member::new, false));
      return false;
    }
  }
}
