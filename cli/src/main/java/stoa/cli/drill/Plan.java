package stoa.cli.drill;

import java.time.Duration;
import java.util.Set;
import stoa.cli.drill.fault.FaultFamily;
import stoa.cli.drill.fault.FaultSchedule;

/// What a drill does. The same plan makes the same schedule of faults and the same wishes of
/// clients; what comes of them differs with the machine's time.
///
/// @param load how long clients are at work
/// @param buyers a third as many sellers come with them
/// @param functions front ends of each kind
public record Plan(long seed, Duration load, int buyers, int functions, Set<FaultFamily> families) {
  public Plan {
    families = Set.copyOf(families);
  }

  /// Its faults.
  public FaultSchedule schedule() {
    return FaultSchedule.of(seed, load, families, functions);
  }
}
