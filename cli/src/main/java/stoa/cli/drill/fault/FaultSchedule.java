package stoa.cli.drill.fault;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All faults of a drill. The same seed, time, families and number of functions make the same
/// schedule, to the millisecond.
///
/// No more than two of a group's five members are away at once, except that [FaultFamily#ALL] takes
/// all of them for [#LONGEST_WITHOUT_MAJORITY] at most, and gives them time to come back.
///
/// @param environment for the system's processes, from its start on
/// @param faults in the order of their times
public record FaultSchedule(long seed, Map<String, String> environment, List<Fault> faults) {
  /// How long more than a minority of a group is kept down on purpose.
  public static final Duration LONGEST_WITHOUT_MAJORITY = Duration.ofSeconds(3);

  public FaultSchedule {
    environment = Map.copyOf(environment);
    faults = faults.stream().sorted(Comparator.comparing(Fault::at)).toList();
  }

  /// Makes a schedule.
  ///
  /// @param load how long clients are at work; the last fault begins some seconds before its end
  /// @param functions of each kind
  public static FaultSchedule of(
      long seed, Duration load, Set<FaultFamily> families, int functions) {
    return new ScheduleMaker(seed, load, families, functions).make();
  }
}
