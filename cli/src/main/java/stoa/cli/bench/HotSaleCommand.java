package stoa.cli.bench;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.api.ApiClient;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.local.DataOption;
import stoa.cli.local.LocalControl;

/// `stoa bench hot`: purchases per second when everybody wants the same items.
@Command(
    name = "hot",
    description =
        "Measure purchases while many buyers want the same few items, one unit at a time. Exit code"
            + " 1 when units in stock and units bought do not add up to the units listed.",
    mixinStandardHelpOptions = true)
public final class HotSaleCommand implements Callable<Integer> {
  private static final URI DEFAULT_ENDPOINT = URI.create("http://localhost:8080");
  private static final Duration CLIENT_LIMIT = Duration.ofSeconds(60);
  private static final int MOST_BUYERS = 1000;
  private static final int MOST_ITEMS = 500;
  private static final int MOST_UNITS = 1_000_000;
  private static final int LONGEST_SECONDS = 3600;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--buyers",
      paramLabel = "N",
      defaultValue = "100",
      description = "buyers at once (default ${DEFAULT-VALUE})")
  private int buyers;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "10",
      description = "items that they want (default ${DEFAULT-VALUE})")
  private int items;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "100000",
      description = "units of each item (default ${DEFAULT-VALUE})")
  private int units;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "how long it is measured (default ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "10",
      description = "how long they buy before it is measured (default ${DEFAULT-VALUE})")
  private int warmUpSeconds;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public HotSaleCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    within("--buyers", buyers, 1, MOST_BUYERS);
    within("--items", items, 1, MOST_ITEMS);
    within("--units", units, 1, MOST_UNITS);
    within("--seconds", seconds, 1, LONGEST_SECONDS);
    within("--warm-up", warmUpSeconds, 0, LONGEST_SECONDS);
    URI gateway =
        LocalControl.find(data).map(local -> local.endpoints().gateway()).orElse(DEFAULT_ENDPOINT);
    try (ApiClient api = new ApiClient(List.of(gateway), CLIENT_LIMIT)) {
      Duration warmUp = Duration.ofSeconds(warmUpSeconds);
      Duration measured = Duration.ofSeconds(seconds);
      return print(new HotSale(List.of(api)).run(buyers, items, units, warmUp, measured));
    } catch (ApiProblem | ApiUnavailable failure) {
      throw new CommandFailure("the sale cannot be prepared: " + failure.getMessage(), failure);
    }
  }

  private int print(HotSale.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    Report report = new Report(Report.Format.TEXT);
    Map<String, String> facts = Machine.facts();
    facts.put("load", "%d buyers among %d items of %d units".formatted(buyers, items, units));
    out.print(report.heading(facts));
    out.print(report.times(buyers + " buyers", result.load()));
    out.printf(
        "%npurchases per second: %.1f over %.0f s%n",
        result.load().purchasesPerSecond(), result.load().seconds());
    out.printf(
        "units: %d listed, %d in stock, %d bought%n",
        result.listed(), result.left(), result.bought());
    out.flush();
    return result.adds() ? 0 : 1;
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must lie between %d and %d".formatted(option, least, most));
    }
  }
}
