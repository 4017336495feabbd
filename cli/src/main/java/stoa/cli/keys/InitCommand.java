package stoa.cli.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stoa keys init`: everything for a new fleet.
@Command(
    name = "init",
    description = "Make a private authority, all keys, and a folder for each machine and role.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DaysOption lifetime;

  @Parameters(index = "0", paramLabel = "DIR", description = "directory of the keys")
  private Path root;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  InitCommand() {}

  @Override
  public Integer call() throws IOException {
    KeysDirectory directory = new KeysDirectory(root);
    directory.create(Instant.now(), lifetime.days());
    var out = spec.commandLine().getOut();
    out.println("made " + String.join(" ", Machines.all()));
    out.println("keep " + directory.folder("ca") + " off-line: whoever has it is any machine");
    return 0;
  }
}
