package stoa.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How long one steady writer waits when a member is killed with `kill -9`, and when it comes back.
/// Every second kill hits the member that the writer uses, the others any other. For Raft the
/// writer uses the leader.
final class KillMeasurement {
  private static final Duration AWAY = Duration.ofSeconds(2);
  private static final Duration REST = Duration.ofSeconds(3);

  private final Options options;
  private final PrintStream out;

  KillMeasurement(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /// The longest gaps between acknowledgements around one kill, in milliseconds.
  private record Gaps(boolean used, double afterKill, double onReturn) {
    double longest() {
      return Math.max(afterKill, onReturn);
    }
  }

  void run() throws IOException, InterruptedException {
    out.printf(
        "%nkill: %d members, one writer, %d times kill -9; longest gap between acknowledgements%n",
        options.members(), options.kills());
    for (GroupKind kind : options.kinds()) {
      try (GroupProcesses group = GroupProcesses.start(kind, options);
          SteadyWriter writer = new SteadyWriter(group)) {
        Machine.rest(REST);
        List<Gaps> gaps = new ArrayList<>();
        for (int kill = 0; kill < options.kills(); kill++) {
          gaps.add(kill(group, writer, kill));
        }
        print(kind, gaps, writer.writes());
      }
    }
  }

  private Gaps kill(GroupProcesses group, SteadyWriter writer, int kill)
      throws IOException, InterruptedException {
    boolean used = kill % 2 == 0;
    int victim = (writer.member() + (used ? 0 : 1 + kill / 2 % (group.size() - 1))) % group.size();
    double before = writer.takeLongestGapMillis();
    group.member(victim).kill();
    Machine.rest(AWAY);
    double afterKill = writer.takeLongestGapMillis();
    group.restart(victim);
    group.awaitAllPresent();
    Machine.rest(REST);
    Gaps gaps = new Gaps(used, afterKill, writer.takeLongestGapMillis());
    out.printf(
        "  member %d%s: %.0f ms after the kill, %.0f ms on its return (%.0f ms before)%n",
        victim, used ? ", the writer's" : "", gaps.afterKill, gaps.onReturn, before);
    return gaps;
  }

  private void print(GroupKind kind, List<Gaps> gaps, long writes) {
    out.printf("%s, %d writes, sorted, ms:%n", kind.label(), writes);
    line("after a kill of the writer's member", gaps.stream().filter(Gaps::used).toList(), false);
    line("after a kill of another", gaps.stream().filter(gap -> !gap.used()).toList(), false);
    line("after any kill", gaps, false);
    line("until all are back", gaps, true);
  }

  private void line(String what, List<Gaps> gaps, boolean withReturn) {
    List<Double> sorted =
        gaps.stream().map(gap -> withReturn ? gap.longest() : gap.afterKill()).sorted().toList();
    if (!sorted.isEmpty()) {
      out.printf(
          "  %-36s median %4.0f, worst %4.0f: %s%n",
          what,
          sorted.get(sorted.size() / 2),
          sorted.getLast(),
          sorted.stream()
              .map(gap -> String.format(Locale.ROOT, "%.0f", gap))
              .collect(Collectors.joining(" ")));
    }
  }
}
