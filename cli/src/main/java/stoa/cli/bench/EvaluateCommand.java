package stoa.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
import stoa.cli.local.LocalSystem;

/// `stoa bench evaluate`: what `stoa bench` measures, without and with failures.
@Command(
    name = "evaluate",
    description = {
      "Measure every function and the throughput under several loads while parts of the system are"
          + " killed and come back: A no failure, B one front end of each kind, C a product"
          + " follower, D the product leader.",
      "It breaks the local system that runs; without one it starts one of its own and removes it"
          + " afterwards. With the default options it takes about a quarter of an hour."
    },
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  private static final Duration CLIENT_LIMIT = Duration.ofSeconds(60);
  private static final int MOST_CLIENTS = 1000;
  private static final int LEAST_SECONDS = 2;
  private static final int LONGEST_SECONDS = 3600;
  private static final int MOST_FUNCTIONS = 4;
  private static final int USUAL_FUNCTIONS = 2;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--clients",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,10,100",
      description = "loads: N sellers and N buyers (default ${DEFAULT-VALUE})")
  private List<Integer> clients = List.of();

  @Option(
      names = "--scenarios",
      split = ",",
      paramLabel = "S",
      defaultValue = "A,B,C,D",
      description = "some of ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private Set<Scenario> scenarios = EnumSet.noneOf(Scenario.class);

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "how long each scenario is measured under each load at least; up to four times as long when"
              + " a function has not been answered by then (default ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "5",
      description =
          "how long each load runs before it is measured, and the largest one before that; at first"
              + " ten times as long (default ${DEFAULT-VALUE})")
  private int warmUpSeconds;

  @Option(
      names = "--functions",
      paramLabel = "N",
      description =
          "front ends of each kind of a system of its own, 1 to 4 (default 2); a system that runs"
              + " must have as many")
  private @Nullable Integer functions;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "evaluation",
      description =
          "where the tables go as Markdown and CSV, and the chart as SVG; files of an earlier"
              + " evaluation are replaced (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("evaluation");

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public EvaluateCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    EvaluationFiles files = new EvaluationFiles(out);
    Optional<LocalControl> running = LocalControl.find(data);
    if (running.isPresent()) {
      evaluate(asAsked(Subject.of(running.get())), files);
    } else {
      evaluateOwn(files);
    }
    return 0;
  }

  private Subject asAsked(Subject subject) {
    int there = subject.endpoints().buyerFunctions().size();
    if (functions != null && functions != there) {
      throw new CommandFailure(
          "the system that runs has %d front ends of each kind; ./stoa down ends it"
              .formatted(there));
    }
    return subject;
  }

  private void evaluateOwn(EvaluationFiles files) throws IOException, InterruptedException {
    Path own = Files.createTempDirectory("stoa-evaluation-");
    say("no system runs; starting one in " + own);
    int count = functions == null ? USUAL_FUNCTIONS : functions;
    try (LocalSystem system = LocalSystem.start(own, 0, 0, count, Map.of())) {
      evaluate(Subject.of(system), files);
    } catch (IOException failure) {
      throw new CommandFailure("the system does not start: " + failure.getMessage(), failure);
    }
    LocalSystem.delete(own);
  }

  private void evaluate(Subject subject, EvaluationFiles files) throws InterruptedException {
    var plan =
        new Evaluation.Plan(
            clients.stream().distinct().toList(),
            List.copyOf(EnumSet.copyOf(scenarios)),
            Duration.ofSeconds(warmUpSeconds),
            Duration.ofSeconds(seconds));
    Map<String, String> facts = facts(subject);
    facts.forEach((name, value) -> say(String.format("%-20s %s", name, value)));
    try (ApiClient api = new ApiClient(List.of(subject.endpoints().gateway()), CLIENT_LIMIT)) {
      new Evaluation(subject, new Load(List.of(api)), plan)
          .run(cells -> {
            files.write(facts, cells);
            say(EvaluationTables.timesText(cells.getLast()).stripTrailing());
            if (cells.size() == plan.clients().size() * plan.scenarios().size()) {
              say(EvaluationTables.throughputText(cells));
            }
          });
    } catch (ApiProblem | ApiUnavailable failure) {
      throw new CommandFailure("the load cannot be prepared: " + failure.getMessage(), failure);
    }
    say("tables and chart: " + files.directory());
  }

  private Map<String, String> facts(Subject subject) {
    Map<String, String> facts = Machine.facts();
    int there = subject.endpoints().buyerFunctions().size();
    facts.put("begun", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put(
        "front ends",
        there + " of each kind" + (there > 1 ? "" : "; in B nobody serves until it is back"));
    facts.put(
        "load",
        "closed loop, at least %d s each after %d s of warm-up".formatted(seconds, warmUpSeconds));
    facts.put(
        "failure",
        "SIGKILL after a quarter of the measured time, started again after as long, %d s at most"
            .formatted(Scenario.LONGEST_AWAY.toSeconds()));
    for (Scenario scenario : EnumSet.copyOf(scenarios)) {
      facts.put("scenario " + scenario, scenario.meaning());
    }
    return facts;
  }

  private void say(String line) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(line);
    terminal.flush();
  }

  private void check() {
    // Those of `stoa bench` itself would have no effect.
    if (!spec.commandLine().getParent().getParseResult().matchedOptions().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "options belong after 'evaluate'");
    }
    for (int count : clients) {
      within("--clients", count, 1, MOST_CLIENTS);
    }
    within("--seconds", seconds, LEAST_SECONDS, LONGEST_SECONDS);
    within("--warm-up", warmUpSeconds, 0, LONGEST_SECONDS);
    within("--functions", functions == null ? USUAL_FUNCTIONS : functions, 1, MOST_FUNCTIONS);
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must lie between %d and %d".formatted(option, least, most));
    }
  }
}
