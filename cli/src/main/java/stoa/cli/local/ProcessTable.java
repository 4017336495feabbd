package stoa.cli.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stoa.cli.Json;

/// The processes of a [Unit], by the labels of their parts, and their record on disk. The unit's
/// lock guards it.
final class ProcessTable {
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final Path file;
  private final Consumer<@Nullable String> trouble;
  private final Map<String, Process> processes = new LinkedHashMap<>();

  /// @param file where the processes are remembered for a supervisor that comes after a crash
  /// @param trouble told of signals and records that failed, which stops nothing
  ProcessTable(Path file, Consumer<@Nullable String> trouble) {
    this.file = file;
    this.trouble = trouble;
  }

  boolean runs(String label) {
    Process process = processes.get(label);
    return process != null && process.isAlive();
  }

  @Nullable Process get(String label) {
    return processes.get(label);
  }

  @Nullable Long pid(String label) {
    Process process = processes.get(label);
    return process == null || !process.isAlive() ? null : process.pid();
  }

  void put(String label, Process process) {
    processes.put(label, process);
  }

  /// @return false when it is not, or no longer, the process of this label
  boolean remove(String label, Process process) {
    return processes.remove(label, process);
  }

  /// SIGKILL to all, which are in the table no more.
  void killAll() {
    List<Process> ending = List.copyOf(processes.values());
    processes.clear();
    ending.forEach(Process::destroyForcibly);
    ending.forEach(process -> await(process, KILL_LIMIT));
    remember();
  }

  void signalAll(Signal signal) {
    for (Process process : processes.values()) {
      try {
        signal.sendTo(process.toHandle());
      } catch (IOException gone) {
        trouble.accept(gone.getMessage());
      }
    }
  }

  /// Writes down what is in the table.
  void remember() {
    List<ProcessRecord> running = new ArrayList<>();
    processes.forEach((label, process) -> running.add(ProcessRecord.of(label, process.toHandle())));
    try {
      DataDirectory.write(file, Json.write(running));
    } catch (IOException unwritable) {
      trouble.accept("its processes cannot be recorded: " + unwritable.getMessage());
    }
  }

  /// SIGTERM and, when the limit is over, SIGKILL. Needs no lock.
  ///
  /// @return false when force was needed
  static boolean end(Process process, Duration limit) {
    process.destroy();
    boolean ended = await(process, limit);
    if (!ended) {
      process.destroyForcibly();
      await(process, KILL_LIMIT);
    }
    return ended;
  }

  private static boolean await(Process process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException running) {
      return false;
    }
  }
}
