package stoa.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Results as text, Markdown or CSV. Times are in milliseconds.
final class Report {
  /// How a report looks.
  enum Format {
    TEXT,
    MARKDOWN,
    CSV
  }

  private static final List<String> TIMES =
      List.of("function", "count", "mean ms", "p50 ms", "p99 ms", "max ms", "errors");
  private static final List<String> THROUGHPUT =
      List.of("sellers + buyers", "operations/s", "purchases/s", "operations", "seconds", "errors");
  private static final List<String> CSV =
      List.of(
          "clients",
          "function",
          "count",
          "mean_ms",
          "p50_ms",
          "p99_ms",
          "max_ms",
          "errors",
          "per_second");

  private final Format format;

  Report(Format format) {
    this.format = format;
  }

  /// What stands above the tables.
  String heading(Map<String, String> facts) {
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) ->
        text.append(
            switch (format) {
              case TEXT -> String.format(Locale.ROOT, "%-20s %s\n", name, value);
              case MARKDOWN -> "- " + name + ": " + value + "\n";
              case CSV -> "# " + name + ": " + value + "\n";
            }));
    return text + (format == Format.CSV ? Cells.csv(CSV) : "");
  }

  /// The response times under one load of sellers and buyers.
  String times(LoadResult result) {
    return format == Format.CSV ? csv(result) : times(name(result.clients()), result);
  }

  /// The same as a table with a title.
  String times(String title, LoadResult result) {
    List<List<String>> rows = new ArrayList<>(List.of(TIMES));
    result.times().forEach(times -> rows.add(row(times)));
    return title(title) + table(rows) + refusals(result);
  }

  /// All loads side by side.
  String throughput(List<LoadResult> results) {
    if (format == Format.CSV) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>(List.of(THROUGHPUT));
    for (LoadResult result : results) {
      rows.add(
          List.of(
              name(result.clients()),
              decimal(result.operationsPerSecond()),
              decimal(result.purchasesPerSecond()),
              Long.toString(result.count()),
              decimal(result.seconds()),
              Long.toString(result.errors())));
    }
    return title("Throughput") + table(rows);
  }

  private String csv(LoadResult result) {
    StringBuilder text = new StringBuilder();
    for (ResponseTimes times : result.times()) {
      List<String> row = new ArrayList<>(row(times));
      row.addFirst(Integer.toString(result.clients()));
      double perSecond = (times.count() - times.errors()) / result.seconds();
      row.add(decimal(perSecond));
      text.append(Cells.csv(row));
    }
    return text.toString();
  }

  private static List<String> row(ResponseTimes times) {
    return List.of(
        times.operation().label(),
        Long.toString(times.count()),
        millis(times.meanMicros()),
        millis((double) times.p50Micros()),
        millis((double) times.p99Micros()),
        millis((double) times.maxMicros()),
        Long.toString(times.errors()));
  }

  private String refusals(LoadResult result) {
    StringBuilder text = new StringBuilder();
    result
        .refusals()
        .forEach((refusal, count) ->
            text.append(format == Format.MARKDOWN ? "- " : "  ")
                .append(refusal)
                .append(", ")
                .append(count)
                .append(" times\n"));
    return text.isEmpty() ? "" : "\nerrors:\n" + (format == Format.MARKDOWN ? "\n" : "") + text;
  }

  private String title(String text) {
    return format == Format.MARKDOWN ? "\n## " + text + "\n\n" : "\n" + text + "\n";
  }

  private String table(List<List<String>> rows) {
    return format == Format.MARKDOWN ? Cells.markdown(rows, 1) : Cells.text(rows, 1);
  }

  private static String name(int clients) {
    return clients + " + " + clients;
  }

  private static String millis(double micros) {
    return String.format(Locale.ROOT, "%.2f", micros / 1000);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
