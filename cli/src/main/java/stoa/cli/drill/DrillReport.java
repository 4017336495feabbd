package stoa.cli.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stoa.cli.TextTable;
import stoa.cli.drill.check.Finding;
import stoa.cli.drill.check.HistoryCheck;
import stoa.cli.drill.fault.Fault;
import stoa.cli.drill.fault.FaultSchedule;
import stoa.cli.drill.fault.Injector.Injected;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;

/// What a drill did and found.
///
/// @param loadBeganNanos on the history's clock
/// @param findings about the system itself
public record DrillReport(
    Plan plan,
    FaultSchedule schedule,
    List<Injected> injected,
    List<Call> history,
    long loadBeganNanos,
    long loadEndedNanos,
    HistoryCheck.Result result,
    List<Finding> findings) {
  private static final int GAPS_NAMED = 5;

  /// True when nothing was violated and everything was decided.
  public boolean holds() {
    return result.holds() && findings.stream().allMatch(Finding::holds);
  }

  /// For people. The schedule is part of it only when something is wrong.
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(operations());
    lines.add(faults());
    lines.add(answers());
    lines.add(longestGaps());
    lines.addAll(new CheckText(result).lines());
    findings.forEach(finding -> lines.add(CheckText.line(finding)));
    if (!holds()) {
      lines.add("seed " + plan.seed() + "; environment " + schedule.environment());
      schedule.faults().stream().map(Fault::toString).forEach(lines::add);
    }
    return String.join("\n", lines) + "\n";
  }

  private String operations() {
    Map<CallKind, int[]> counts = new EnumMap<>(CallKind.class);
    for (Call call : history) {
      int[] row = counts.computeIfAbsent(call.kind(), _ -> new int[5]);
      row[0]++;
      row[!call.isAnswered() ? 3 : call.isSuccess() ? 1 : 2]++;
      row[4] += call.tries() > 1 ? 1 : 0;
    }
    var table = new TextTable("OPERATION", "CALLS", "DONE", "REFUSED", "UNKNOWN", "REPEATED");
    counts.forEach((kind, row) -> {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      table.row(name, text(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]));
    });
    return table.toString();
  }

  private static String text(int count) {
    return Integer.toString(count);
  }

  private String faults() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Injected done : injected) {
      String kind = done.fault().kind().name().toLowerCase(Locale.ROOT);
      String pool = done.fault().target().replaceAll("-\\d+$", "");
      counts.merge(done.isDone() ? kind + " " + pool : "left out", 1, Integer::sum);
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((name, count) -> parts.add(count + " × " + name));
    return injected.size()
        + " faults: "
        + String.join(", ", parts)
        + (schedule.environment().isEmpty()
            ? ""
            : "; network " + new TreeMap<>(schedule.environment()));
  }

  private String answers() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Call call : history) {
      String status = call.isAnswered() ? call.status() + " " + call.code() : "none";
      counts.merge(status.strip(), 1, Integer::sum);
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((status, count) -> parts.add(count + " × " + status));
    return "answers: " + String.join(", ", parts);
  }

  private String longestGaps() {
    List<Gap> gaps = gaps();
    String longest =
        gaps.stream()
            .sorted(Comparator.comparingLong(Gap::nanos).reversed())
            .limit(GAPS_NAMED)
            .map(gap ->
                String.format(
                    Locale.ROOT,
                    "%.2f s (from %.1f s on)",
                    gap.nanos() / 1e9,
                    (gap.beganNanos() - loadBeganNanos) / 1e9))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d writes acknowledged in %.1f s of load; the longest times with none: %s",
        gaps.size() - 1,
        (loadEndedNanos - loadBeganNanos) / 1e9,
        longest);
  }

  /// A time in which no write was acknowledged.
  private record Gap(long beganNanos, long nanos) {}

  /// The times between acknowledged writes, those before the first and after the last included.
  private List<Gap> gaps() {
    List<Long> acknowledged =
        history.stream()
            .filter(Call::isAcknowledgedWrite)
            .map(Call::answeredNanos)
            .filter(nanos -> nanos > loadBeganNanos && nanos < loadEndedNanos)
            .sorted()
            .toList();
    List<Gap> gaps = new ArrayList<>();
    long last = loadBeganNanos;
    for (long nanos : acknowledged) {
      gaps.add(new Gap(last, nanos - last));
      last = nanos;
    }
    gaps.add(new Gap(last, loadEndedNanos - last));
    return gaps;
  }
}
