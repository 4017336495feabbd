package stoa.cli.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stoa keys renew`: certificates that end before long, by the same authority.
@Command(
    name = "renew",
    description =
        "Make certificates afresh that end within a third of their time. Machines read them"
            + " without a restart.",
    mixinStandardHelpOptions = true)
final class RenewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DaysOption lifetime;

  @Parameters(index = "0", paramLabel = "DIR", description = "directory of the keys")
  private Path root;

  @Option(names = "--all", description = "every certificate, also those that last")
  private boolean all;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  RenewCommand() {}

  @Override
  public Integer call() throws IOException {
    List<String> renewed = new KeysDirectory(root).publish(Instant.now(), lifetime.days(), all);
    spec.commandLine()
        .getOut()
        .println(renewed.isEmpty() ? "nothing is due" : "renewed " + String.join(" ", renewed));
    return 0;
  }
}
