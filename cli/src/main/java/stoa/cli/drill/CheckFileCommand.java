package stoa.cli.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.drill.check.HistoryCheck;
import stoa.cli.drill.history.HistoryFile;
import stoa.cli.drill.linearizability.Budget;

/// `stoa drill check`: checks the history of an earlier drill again.
@Command(
    name = "check",
    description = "Check a history of an earlier drill; exit code 1 when it cannot be explained.",
    mixinStandardHelpOptions = true)
public final class CheckFileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "as a drill wrote it")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public CheckFileCommand() {}

  @Override
  public Integer call() {
    try {
      HistoryCheck.Result result = new HistoryCheck(Budget.USUAL).check(HistoryFile.read(file));
      new CheckText(result).lines().forEach(spec.commandLine().getOut()::println);
      return result.holds() ? 0 : 1;
    } catch (IOException unreadable) {
      throw new CommandFailure(
          "the history cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
