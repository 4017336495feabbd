package stoa.cli.bench;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
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

/// `stoa bench`: response times of every function of the API, and throughput, under several loads.
@Command(
    name = "bench",
    description =
        "Measure the response time of every function, and the throughput, with 1, 10 and 100 sellers"
            + " and as many buyers at once.",
    subcommands = {EvaluateCommand.class, HotSaleCommand.class, OrdersCommand.class},
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  private static final URI DEFAULT_ENDPOINT = URI.create("http://localhost:8080");
  private static final Duration CLIENT_LIMIT = Duration.ofSeconds(60);
  private static final int MOST_CLIENTS = 1000;
  private static final int LONGEST_SECONDS = 3600;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--clients",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,10,100",
      description = "loads, one after the other: N sellers and N buyers (default ${DEFAULT-VALUE})")
  private List<Integer> clients = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description =
          "how long each load is measured at least; up to four times as long when a function has not"
              + " been answered by then (default ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "5",
      description = "how long each load runs before it is measured (default ${DEFAULT-VALUE})")
  private int warmUpSeconds;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "a gateway; may be given several times, clients are spread over them (default: the local"
              + " system's)")
  private List<URI> endpoints = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), markdown or csv")
  private Report.Format format = Report.Format.TEXT;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public BenchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    check();
    List<URI> gateways = gateways();
    List<ApiClient> apis = new ArrayList<>();
    gateways.forEach(gateway -> apis.add(new ApiClient(List.of(gateway), CLIENT_LIMIT)));
    try {
      measure(new Load(apis), new Report(format), facts(gateways));
    } catch (ApiProblem | ApiUnavailable failure) {
      throw new CommandFailure("the load cannot be prepared: " + failure.getMessage(), failure);
    } finally {
      apis.forEach(ApiClient::close);
    }
    return 0;
  }

  private void measure(Load load, Report report, Map<String, String> facts)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.heading(facts));
    out.flush();
    List<LoadResult> results = new ArrayList<>();
    for (int count : clients) {
      results.add(load.run(count, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds)));
      out.print(report.times(results.getLast()));
      out.flush();
    }
    out.print(report.throughput(results));
    out.flush();
  }

  private Map<String, String> facts(List<URI> gateways) {
    Map<String, String> facts = Machine.facts();
    facts.put("endpoints", gateways.toString().replaceAll("[\\[\\]]", ""));
    facts.put(
        "load",
        "closed loop, at least %d s each after %d s of warm-up; accounts made before, 4 at once"
            .formatted(seconds, warmUpSeconds));
    return facts;
  }

  private List<URI> gateways() {
    return endpoints.isEmpty()
        ? List.of(
            LocalControl.find(data)
                .map(local -> local.endpoints().gateway())
                .orElse(DEFAULT_ENDPOINT))
        : endpoints;
  }

  private void check() {
    for (int count : clients) {
      within("--clients", count, 1, MOST_CLIENTS);
    }
    within("--seconds", seconds, 1, LONGEST_SECONDS);
    within("--warm-up", warmUpSeconds, 0, LONGEST_SECONDS);
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must lie between %d and %d".formatted(option, least, most));
    }
  }
}
