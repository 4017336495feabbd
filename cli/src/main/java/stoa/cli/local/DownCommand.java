package stoa.cli.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;

/// `stoa down`: stops everything in order. The data stays.
@Command(
    name = "down",
    description = "Stop the local system; its data stays.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public DownCommand() {}

  @Override
  public Integer call() throws IOException {
    DataDirectory directory = data.directory();
    Optional<SupervisorRecord> running = SupervisorRecord.find(directory);
    if (running.isEmpty()) {
      var ended = ProcessRecord.endLeftovers(directory.processes());
      spec.commandLine()
          .getOut()
          .println(
              ended.isEmpty()
                  ? "nothing runs on " + directory.root()
                  : "ended what was left of an earlier run: " + String.join(", ", ended));
      return 0;
    }
    stop(directory, running.get());
    spec.commandLine().getOut().println("stopped; the data stays in " + directory.root());
    return 0;
  }

  /// Stops the system and waits for its supervisor; one that does not answer is killed together
  /// with its units.
  static void stop(DataDirectory directory, SupervisorRecord running) throws IOException {
    try {
      new ControlClient(running).stop();
    } catch (CommandFailure silent) {
      running.process().find().ifPresent(ProcessHandle::destroyForcibly);
      ProcessRecord.endLeftovers(directory.processes());
    }
    running.process().find().ifPresent(DownCommand::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stuck) {
      throw new CommandFailure(
          "the supervisor, process " + process.pid() + ", does not end", stuck);
    }
  }
}
