package stoa.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;
import stoa.cli.admin.audit.Audit;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.bench.orders.OrderRush;
import stoa.cli.bench.orders.RushPlan;
import stoa.cli.local.LocalSystem;

/// `stoa bench orders`: thousands of orders while the payment service is slow, fails and dies.
@Command(
    name = "orders",
    description = {
      "Place many orders in a system of its own, whose payment service is slow, fails and is killed"
          + " meanwhile; then audit the books. Shows how the executor paces itself, as a chart.",
      "Exit code 1 when an order did not come to its end or the books do not agree."
    },
    mixinStandardHelpOptions = true)
public final class OrdersCommand implements Callable<Integer> {
  private static final int MOST_ORDERS = 1_000_000;
  private static final int MOST_BUYERS = 1_000;
  private static final int MOST_KILLS = 100;
  private static final int LONGEST_MINUTES = 24 * 60;
  private static final int FUNCTIONS = 2;
  private static final Pattern DELAY = Pattern.compile("[0-9]{1,5}-[0-9]{1,5}");
  private static final Duration AWAY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration READING_LIMIT = Duration.ofMinutes(5);

  /// How long the last messages of orders may take that their buyers know the end of.
  private static final Duration CLOSING_LIMIT = Duration.ofMinutes(2);

  @Spec private CommandSpec spec;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "10000",
      description = "orders (default ${DEFAULT-VALUE})")
  private int orders;

  @Option(
      names = "--buyers",
      paramLabel = "N",
      defaultValue = "200",
      description = "carts at once, each with one order under way (default ${DEFAULT-VALUE})")
  private int buyers;

  @Option(
      names = "--delay",
      paramLabel = "FROM-TO",
      defaultValue = "5-500",
      description =
          "milliseconds that each call of the payment service takes (default ${DEFAULT-VALUE})")
  private String delay = "";

  @Option(
      names = "--faults",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "share of its calls that fail, half as busy, half without an answer (default ${DEFAULT-VALUE})")
  private double faults;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "2",
      description = "how often it is killed (default ${DEFAULT-VALUE})")
  private int kills;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of delays, faults, cards and items (default ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "60",
      description = "after which what has no end counts as an error (default ${DEFAULT-VALUE})")
  private int minutes;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "orders",
      description = "where the figures and the chart go (default ${DEFAULT-VALUE})")
  private Path out = Path.of("orders");

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public OrdersCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    RushPlan plan = plan();
    Path own = Files.createTempDirectory("stoa-orders-");
    say("starting a system in " + own);
    OrdersReport report;
    try (LocalSystem system = LocalSystem.start(own, 0, 0, FUNCTIONS, plan.environment())) {
      report = measure(plan, system);
    } catch (IOException failure) {
      throw new CommandFailure("the system does not start: " + failure.getMessage(), failure);
    } finally {
      LocalSystem.delete(own);
    }
    report.write(out);
    say(report.markdown());
    say("figures and chart: " + out);
    return report.holds() ? 0 : 1;
  }

  private OrdersReport measure(RushPlan plan, LocalSystem system) throws InterruptedException {
    Map<String, String> facts = Machine.facts();
    facts.put("orders", plan.orders() + ", from " + plan.sessions() + " carts at once");
    facts.put(
        "payment service",
        "%s ms for each call, %s of the calls fail, killed %d times for %d s"
            .formatted(plan.delayMillis(), plan.faults(), plan.kills(), plan.away().toSeconds()));
    facts.put("seed", Long.toString(plan.seed()));
    try {
      OrderRush.Result result = new OrderRush(plan, system, this::say).run();
      return new OrdersReport(facts, result, audited(system.endpoints()));
    } catch (ApiProblem | ApiUnavailable failure) {
      throw new CommandFailure("the orders cannot be prepared: " + failure.getMessage(), failure);
    }
  }

  /// An audit that finds nothing under way any more, or the last one before the limit.
  private static Audit.Report audited(LocalSystem.Endpoints endpoints) throws InterruptedException {
    long end = System.nanoTime() + CLOSING_LIMIT.toNanos();
    try (AdminGroup product = AdminGroup.of("product", endpoints.productAdmins());
        AdminGroup customer = AdminGroup.of("customer", endpoints.customerAdmins())) {
      while (true) {
        Audit.Report report =
            Audit.of(product, customer, endpoints.paymentOperations(), PATIENCE, READING_LIMIT);
        if (!report.holds() || report.apart().isEmpty() || System.nanoTime() > end) {
          return report;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private RushPlan plan() {
    // Those of `stoa bench` itself would have no effect.
    if (!spec.commandLine().getParent().getParseResult().matchedOptions().isEmpty()) {
      throw wrong("options belong after 'orders'");
    }
    within("--orders", orders, 1, MOST_ORDERS);
    within("--buyers", buyers, 1, MOST_BUYERS);
    within("--kills", kills, 0, MOST_KILLS);
    within("--minutes", minutes, 1, LONGEST_MINUTES);
    if (!DELAY.matcher(delay).matches()) {
      throw wrong("--delay must be a range of milliseconds such as 5-500");
    }
    if (!(faults >= 0 && faults < 1)) {
      throw wrong("--faults must be a share, 0 to less than 1");
    }
    return new RushPlan(
        orders, buyers, delay, faults, kills, AWAY, seed, Duration.ofMinutes(minutes));
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong("%s must lie between %d and %d".formatted(option, least, most));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void say(String line) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(line);
    terminal.flush();
  }
}
