package stoa.cli.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stoa.cli.Json;

/// A process as it is remembered on disk. Process ids are used again by the system, so the start
/// time belongs to the identity.
///
/// @param startedMillis milliseconds since 1970, UTC; the system tells it to a second or so
record ProcessRecord(String label, long pid, long startedMillis) {
  private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(2);
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  static ProcessRecord of(String label, ProcessHandle handle) {
    return new ProcessRecord(label, handle.pid(), startedMillis(handle));
  }

  private static long startedMillis(ProcessHandle handle) {
    return handle.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  /// The process, if it is still the same one and lives.
  @JsonIgnore
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  private boolean isSame(ProcessHandle handle) {
    return Math.abs(startedMillis(handle) - startedMillis) <= START_TIME_TOLERANCE.toMillis();
  }

  /// Kills what an earlier supervisor left behind and waits until it is gone.
  ///
  /// @return the units whose processes were found
  static List<String> endLeftovers(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        if (endAll(read(file))) {
          found.add(file.getFileName().toString().replace(".json", ""));
        }
        Files.deleteIfExists(file);
      }
    }
    return found;
  }

  /// An unreadable record is one that a crash cut short: nothing had been started after it.
  static List<ProcessRecord> read(Path file) {
    try {
      return List.of(Json.read(Files.readString(file), ProcessRecord[].class));
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static boolean endAll(List<ProcessRecord> records) throws IOException {
    boolean found = false;
    for (ProcessRecord record : records) {
      Optional<ProcessHandle> process = record.find();
      if (process.isPresent()) {
        found = true;
        end(process.get());
      }
    }
    return found;
  }

  private static void end(ProcessHandle process) throws IOException {
    process.destroyForcibly();
    try {
      process.onExit().get(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while process " + process.pid() + " ends", interrupted);
    } catch (ExecutionException | TimeoutException stuck) {
      throw new IOException("process " + process.pid() + " of an earlier run does not end", stuck);
    }
  }
}
