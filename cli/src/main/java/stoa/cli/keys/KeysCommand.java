package stoa.cli.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `stoa keys`: keys and certificates of a fleet.
@Command(
    name = "keys",
    description = "Make, renew and rotate the keys and certificates of a fleet.",
    mixinStandardHelpOptions = true,
    subcommands = {InitCommand.class, RenewCommand.class, RotateCommand.class, ShowCommand.class})
public final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  public KeysCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing");
  }
}
