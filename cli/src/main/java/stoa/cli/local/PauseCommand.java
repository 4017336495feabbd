package stoa.cli.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.cli.Durations;

/// `stoa pause`: a unit's processes stand still for a while.
@Command(
    name = "pause",
    description = "Let a part stand still (SIGSTOP), then go on (SIGCONT).",
    mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Parameters(paramLabel = "NAME", description = "as for kill")
  private String name;

  @Option(
      names = "--for",
      required = true,
      paramLabel = "TIME",
      converter = Durations.class,
      description = "500ms, 5s, 2m")
  private Duration time;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public PauseCommand() {}

  @Override
  public Integer call() {
    String unit = ControlClient.of(data.directory()).pause(name, time);
    spec.commandLine().getOut().println("paused " + unit + " for " + time.toMillis() + " ms");
    return 0;
  }
}
