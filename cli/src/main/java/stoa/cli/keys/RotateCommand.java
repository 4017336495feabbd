package stoa.cli.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;

/// `stoa keys rotate`: the next step of a rotation.
@Command(
    name = "rotate",
    description =
        "Take the next step of a rotation: ca and group in three steps, fingerprint in two,"
            + " signing and payment in one. Between two steps the folders go to every machine.",
    mixinStandardHelpOptions = true)
final class RotateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DaysOption lifetime;

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "ca, group, fingerprint, signing or payment")
  private Rotation what;

  @Parameters(index = "1", paramLabel = "DIR", description = "directory of the keys")
  private Path root;

  @Option(
      names = "--deployed",
      description = "the folders of the last step have reached every machine that uses them")
  private boolean deployed;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  RotateCommand() {}

  @Override
  public Integer call() throws IOException {
    KeysDirectory directory = new KeysDirectory(root);
    Instant now = Instant.now();
    Rotation.Step step = what.next(directory.ring(), now);
    if (step.builds() && !deployed) {
      throw new CommandFailure(
          "bring the folders of the last step to every machine first, then say --deployed");
    }
    directory.store(step.ring());
    directory.publish(now, lifetime.days(), false);
    var out = spec.commandLine().getOut();
    out.println(what.name().toLowerCase(Locale.ROOT) + ": " + step.done());
    return 0;
  }
}
