package stoa.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import stoa.cli.CommandFailure;
import stoa.cli.admin.audit.Audit;
import stoa.cli.admin.audit.Equation;
import stoa.cli.bench.orders.OrderRush;
import stoa.cli.bench.orders.Sample;

/// A rush of orders as files of a directory: `orders.md`, `orders.svg` and, with a row for each
/// second, `orders.csv`.
record OrdersReport(Map<String, String> facts, OrderRush.Result result, Audit.Report audit) {
  /// Whether every order came to its end and the books agree.
  boolean holds() {
    return result.errors().isEmpty() && audit.holds() && audit.apart().isEmpty();
  }

  /// @throws CommandFailure when nothing can be written there
  void write(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("orders.md"), markdown());
      Files.writeString(directory.resolve("orders.csv"), csv());
      Files.writeString(directory.resolve("orders.svg"), OrdersChart.of(result).svg());
    } catch (IOException failure) {
      throw new CommandFailure(
          directory + " cannot be written (" + failure + "); choose another with --out", failure);
    }
  }

  String markdown() {
    StringBuilder text = new StringBuilder("# Orders against a payment service in trouble\n\n");
    facts.forEach((name, value) -> text.append("- %s: %s\n".formatted(name, value)));
    text.append("\n| figure | |\n|---|--:|\n");
    row(text, "orders COMPLETED", Integer.toString(result.completed()));
    row(text, "orders DECLINED", Integer.toString(result.declined()));
    row(text, "orders without an end", Integer.toString(result.errors().size()));
    row(text, "seconds", number(result.seconds()));
    row(text, "orders/s", number((result.completed() + result.declined()) / result.seconds()));
    row(text, "from first try to end, p50 ms", Long.toString(result.p50Millis()));
    row(text, "from first try to end, p99 ms", Long.toString(result.p99Millis()));
    row(text, "answers 202, repeated with the same key", number(result.answeredUnderWay()));
    row(text, "other repeats (503, broken connections)", Long.toString(result.repeats()));
    row(text, "window, least / mean / most", range(Sample::window));
    row(text, "payment answers/s, least / mean / most", range(Sample::answers));
    row(text, "orders waiting, least / mean / most", range(Sample::waiting));
    row(text, "age of the oldest unrecorded order, s", range(Sample::oldestSeconds));
    result
        .kills()
        .forEach(kill ->
            row(
                text,
                "payment service killed",
                "after %.0f s, %d orders".formatted(kill.seconds(), kill.ended())));
    row(text, "audit", audit.holds() ? "holds" : "DOES NOT HOLD");
    row(text, "orders not acknowledged yet", Integer.toString(audit.apart().size()));
    text.append("\n![over time](orders.svg)\n\n");
    audit.equations().forEach(equation -> text.append(line(equation)));
    result.errors().forEach(error -> text.append("- ").append(error).append('\n'));
    return text.toString();
  }

  private static String line(Equation equation) {
    return "- %s: %s%s\n"
        .formatted(
            equation.name(),
            equation.numbers(),
            equation.differences().isEmpty() ? "" : " NOT: " + equation.differences());
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| %s | %s |\n".formatted(name, value));
  }

  private String range(ToDoubleFunction<Sample> value) {
    DoubleSummaryStatistics all = result.samples().stream().mapToDouble(value).summaryStatistics();
    return number(all.getMin()) + " / " + number(all.getAverage()) + " / " + number(all.getMax());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
  }

  String csv() {
    StringBuilder text =
        new StringBuilder(
            "seconds,window,under_way,waiting,oldest_seconds,answers_per_second,failures_per_second,payment_up\n");
    for (Sample sample : result.samples()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.0f,%.0f,%.0f,%.1f,%.1f,%.1f,%d%n",
              sample.seconds(),
              sample.window(),
              sample.underWay(),
              sample.waiting(),
              sample.oldestSeconds(),
              sample.answers(),
              sample.failures(),
              sample.up() ? 1 : 0));
    }
    return text.toString();
  }
}
