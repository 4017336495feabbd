package stoa.cli.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.cli.Durations;

/// `stoa kill`: SIGKILL to a unit's JVM and database, as if its machine died.
@Command(
    name = "kill",
    description = "Kill a part as if its machine died (SIGKILL); it comes back after a while.",
    mixinStandardHelpOptions = true)
public final class KillCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Parameters(
      paramLabel = "NAME",
      description =
          "product-leader, product-follower, product-3, customer-member, customer-1,"
              + " buyer-function, seller-2, payment, gateway, ...")
  private String name;

  @Option(
      names = "--down",
      paramLabel = "TIME",
      defaultValue = "3s",
      description = "500ms, 10s, 2m, or forever (until ./stoa start); default ${DEFAULT-VALUE}")
  private String down;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public KillCommand() {}

  @Override
  public Integer call() {
    Optional<Duration> time = time();
    String unit = ControlClient.of(data.directory()).kill(name, time);
    String back =
        time.isPresent() ? "back after " + down : "./stoa start " + unit + " brings it back";
    spec.commandLine().getOut().println("killed " + unit + "; " + back);
    return 0;
  }

  private Optional<Duration> time() {
    if (down.equals("forever")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Durations.parse(down));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          spec.commandLine(), "--down: " + wrong.getMessage() + ", or forever", wrong);
    }
  }
}
