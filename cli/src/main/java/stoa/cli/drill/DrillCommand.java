package stoa.cli.drill;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.drill.fault.FaultFamily;
import stoa.cli.local.LocalSystem;

/// `stoa drill`: starts a system of its own, breaks it while clients use it, and checks what they
/// saw. Exit code 0 only when everything holds and is decided.
@Command(
    name = "drill",
    description =
        "Start a system, kill, pause and restart its parts while buyers and sellers use it, and"
            + " check that what they saw is linearizable and nothing is lost. Exit code 0 only when"
            + " it is.",
    subcommands = CheckFileCommand.class,
    mixinStandardHelpOptions = true)
public final class DrillCommand implements Callable<Integer> {
  private static final int LONGEST_MINUTES = 24 * 60;
  private static final int MOST_BUYERS = 100;
  private static final int MOST_FUNCTIONS = 4;

  @Spec private CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "2",
      description = "how long clients are at work (default ${DEFAULT-VALUE})")
  private double minutes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the faults and of the clients' wishes; it is printed (default: any)")
  private @Nullable Long seed;

  @Option(
      names = "--clients",
      paramLabel = "B",
      defaultValue = "9",
      description = "buyers; a third as many sellers come with them (default ${DEFAULT-VALUE})")
  private int buyers;

  @Option(
      names = "--functions",
      paramLabel = "N",
      defaultValue = "2",
      description = "front ends of each kind (default ${DEFAULT-VALUE})")
  private int functions;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      defaultValue = "customer,product,functions,payment,several,loss",
      description =
          "customer, product, functions, payment: one of them; several: a minority of a group, or"
              + " one of everything; all: all five of a group, shortly; loss: of datagrams (default"
              + " ${DEFAULT-VALUE})")
  private Set<FaultFamily> faults = EnumSet.noneOf(FaultFamily.class);

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "where the history and the system's data and logs go (default: a new directory among the"
              + " temporary files)")
  private @Nullable Path directory;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public DrillCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    within("--clients", buyers, 1, MOST_BUYERS);
    within("--functions", functions, 1, MOST_FUNCTIONS);
    within("--minutes", minutes, 0.2, LONGEST_MINUTES);
    Plan plan =
        new Plan(
            Optional.ofNullable(seed)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000)),
            Duration.ofMillis(Math.round(minutes * 60_000)),
            buyers,
            functions,
            faults);
    return run(plan, ownDirectory());
  }

  private int run(Plan plan, Path own) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("seed " + plan.seed() + "; starting a system in " + own);
    out.flush();
    Path file = own.resolve("history.jsonl");
    try (LocalSystem system =
        LocalSystem.start(own.resolve("system"), 0, 0, functions, plan.schedule().environment())) {
      DrillReport report =
          new Drill(plan, Drill.usualChecks(), line -> say(out, line)).run(system, file);
      out.print(report);
      out.println("history: " + file);
      return report.holds() ? 0 : 1;
    } catch (IOException failure) {
      throw new CommandFailure("the drill broke off: " + failure.getMessage(), failure);
    }
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private Path ownDirectory() throws IOException {
    return directory == null
        ? Files.createTempDirectory("stoa-drill-")
        : Files.createDirectories(directory.toAbsolutePath());
  }

  private void within(String option, double value, double least, double most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must lie between %s and %s".formatted(option, least, most));
    }
  }
}
