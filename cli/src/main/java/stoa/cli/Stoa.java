package stoa.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stoa.cli.admin.AdminCommand;
import stoa.cli.bench.BenchCommand;
import stoa.cli.demo.DemoCommand;
import stoa.cli.drill.DrillCommand;
import stoa.cli.keys.KeysCommand;
import stoa.cli.local.DownCommand;
import stoa.cli.local.KillCommand;
import stoa.cli.local.LogsCommand;
import stoa.cli.local.PauseCommand;
import stoa.cli.local.ResetCommand;
import stoa.cli.local.StartCommand;
import stoa.cli.local.StatusCommand;
import stoa.cli.local.TrainCommand;
import stoa.cli.local.UpCommand;
import stoa.cli.market.BuyerCommand;
import stoa.cli.market.SellerCommand;

/// The `stoa` command: one subcommand per class, named in [Command#subcommands()].
///
/// Exit codes: 0 done, 1 failed or unhealthy, 2 wrong usage.
@Command(
    name = "stoa",
    description = "A replicated marketplace: run it on this machine, use it, operate it.",
    mixinStandardHelpOptions = true,
    versionProvider = Stoa.Version.class,
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      KillCommand.class,
      PauseCommand.class,
      StartCommand.class,
      LogsCommand.class,
      DownCommand.class,
      ResetCommand.class,
      TrainCommand.class,
      AdminCommand.class,
      KeysCommand.class,
      BuyerCommand.class,
      SellerCommand.class,
      DemoCommand.class,
      BenchCommand.class,
      DrillCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Stoa implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the spec
  private Stoa() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /// The command line with everything that all subcommands share.
  public static CommandLine commandLine() {
    return new CommandLine(new Stoa())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> report(failure, line.getErr(), line));
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  private static int report(Exception failure, PrintWriter err, CommandLine line) throws Exception {
    if (!(failure instanceof CommandFailure)) {
      throw failure;
    }
    err.println(line.getColorScheme().errorText("stoa: " + failure.getMessage()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /// The version of the jar that runs.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Stoa.class.getPackage().getImplementationVersion();
      return new String[] {"stoa " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
