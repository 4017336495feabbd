package stoa.cli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;

/// `stoa reset`: removes the data of a local system, after asking.
@Command(
    name = "reset",
    description = "Stop the local system and remove its data, after asking.",
    mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(names = "--yes", description = "do not ask")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public ResetCommand() {}

  @Override
  public Integer call() throws IOException {
    DataDirectory directory = data.directory();
    PrintWriter out = spec.commandLine().getOut();
    if (directory.readFacts().isEmpty()) {
      out.println("there is no data in " + directory.root());
      return 0;
    }
    if (!yes && !confirmed(directory, out)) {
      throw new CommandFailure("nothing was removed");
    }
    Optional<SupervisorRecord> running = SupervisorRecord.find(directory);
    if (running.isPresent()) {
      DownCommand.stop(directory, running.get());
    }
    ProcessRecord.endLeftovers(directory.processes());
    DataDirectory.deleteTree(directory.root());
    out.println("removed " + directory.root());
    return 0;
  }

  private static boolean confirmed(DataDirectory directory, PrintWriter out) throws IOException {
    out.printf(
        "This removes %s (%d MiB) and all that was sold. Type yes to go on: ",
        directory.root(), DataDirectory.bytesBelow(directory.root()) >> 20);
    out.flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
    return answer != null && answer.strip().equals("yes");
  }
}
