package stoa.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The evaluation as tables: one row for each scenario, load and function, and one for each
/// scenario and load. Times are in milliseconds unless a heading says seconds.
final class EvaluationTables {
  private static final List<String> TIMES =
      List.of(
          "scenario",
          "clients",
          "function",
          "count",
          "errors",
          "in failure",
          "mean ms",
          "p50 ms",
          "p99 ms",
          "max ms");
  private static final List<String> THROUGHPUT =
      List.of(
          "scenario",
          "clients",
          "killed",
          "operations/s",
          "purchases/s",
          "operations",
          "seconds",
          "errors",
          "in failure",
          "repeats",
          "longest gap ms",
          "purchase gap ms",
          "whole again s");

  /// Columns at the left that hold words.
  private static final int WORDS = 3;

  private EvaluationTables() {}

  /// The response times in one cell, as text.
  static String timesText(Cell cell) {
    return "\n"
        + cell.scenario()
        + " "
        + cell.scenario().meaning()
        + ": "
        + cell.clients()
        + "\n"
        + Cells.text(times(List.of(cell)), WORDS)
        + refusals(cell, "  ");
  }

  /// All cells side by side, as text.
  static String throughputText(List<Cell> cells) {
    return "\nThroughput\n" + Cells.text(throughput(cells), WORDS);
  }

  static String timesCsv(List<Cell> cells) {
    return csv(times(cells));
  }

  static String throughputCsv(List<Cell> cells) {
    return csv(throughput(cells));
  }

  /// Everything, as a page.
  ///
  /// @param facts what the figures must be read with
  static String markdown(Map<String, String> facts, List<Cell> cells) {
    StringBuilder text = new StringBuilder("# Evaluation\n\n");
    facts.forEach((name, value) -> text.append("- %s: %s\n".formatted(name, value)));
    text.append("\n## Throughput\n\n").append(Cells.markdown(throughput(cells), WORDS));
    text.append("\n## Response times\n\n").append(Cells.markdown(times(cells), WORDS));
    StringBuilder errors = new StringBuilder();
    cells.forEach(cell -> errors.append(refusals(cell, "- " + name(cell) + " ")));
    return text + (errors.isEmpty() ? "" : "\n## Errors\n" + errors);
  }

  private static String name(Cell cell) {
    return cell.scenario() + " " + cell.clients();
  }

  private static List<List<String>> times(List<Cell> cells) {
    List<List<String>> rows = new ArrayList<>(List.of(TIMES));
    for (Cell cell : cells) {
      cell.result().times().forEach(times -> rows.add(row(cell, times)));
    }
    return rows;
  }

  private static List<String> row(Cell cell, ResponseTimes times) {
    return List.of(
        cell.scenario().name(),
        cell.clients(),
        times.operation().label(),
        Long.toString(times.count()),
        Long.toString(times.errors()),
        Long.toString(times.errorsInTrouble()),
        millis(times.meanMicros()),
        millis((double) times.p50Micros()),
        millis((double) times.p99Micros()),
        millis((double) times.maxMicros()));
  }

  private static List<List<String>> throughput(List<Cell> cells) {
    List<List<String>> rows = new ArrayList<>(List.of(THROUGHPUT));
    cells.forEach(cell -> rows.add(row(cell)));
    return rows;
  }

  private static List<String> row(Cell cell) {
    LoadResult result = cell.result();
    return List.of(
        cell.scenario().name(),
        cell.clients(),
        cell.failures(),
        decimal(result.operationsPerSecond()),
        decimal(result.purchasesPerSecond()),
        Long.toString(result.count()),
        decimal(result.seconds()),
        Long.toString(result.errors()),
        Long.toString(result.errorsInTrouble()),
        Long.toString(result.repeats()),
        Long.toString(result.silence().toMillis()),
        Long.toString(result.purchaseSilence().toMillis()),
        whole(cell.outcome()));
  }

  /// Empty without a failure.
  private static String whole(FaultInjection.Outcome outcome) {
    return outcome.killed().isEmpty()
        ? ""
        : outcome.wholeAfter().map(EvaluationTables::seconds).orElse("later");
  }

  private static String refusals(Cell cell, String before) {
    StringBuilder text = new StringBuilder();
    cell.result()
        .refusals()
        .forEach(
            (refusal, count) -> text.append("%s%s: %d times\n".formatted(before, refusal, count)));
    return text.isEmpty() ? "" : "\n" + text;
  }

  private static String csv(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(Cells.csv(row)));
    return text.toString();
  }

  private static String seconds(Duration time) {
    return decimal(time.toNanos() / 1e9);
  }

  private static String millis(double micros) {
    return String.format(Locale.ROOT, "%.2f", micros / 1000);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
