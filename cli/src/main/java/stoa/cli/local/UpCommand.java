package stoa.cli.local;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stoa up`: checks the machine, starts a detached supervisor and tells what it achieves until the
/// system serves.
@Command(
    name = "up",
    description = "Start the whole system on this machine; returns when it serves.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private UpOptions options;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public UpCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    return options.start(spec.commandLine().getOut());
  }
}
