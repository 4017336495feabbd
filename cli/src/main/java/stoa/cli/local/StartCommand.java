package stoa.cli.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stoa start`: brings back what was killed, before its time or for ever.
@Command(
    name = "start",
    description = "Start a part that was killed.",
    mixinStandardHelpOptions = true)
public final class StartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Parameters(paramLabel = "NAME", description = "such as product-3, buyer-1, payment")
  private String name;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public StartCommand() {}

  @Override
  public Integer call() {
    String unit = ControlClient.of(data.directory()).start(name);
    spec.commandLine().getOut().println("started " + unit);
    return 0;
  }
}
