package stoa.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The switch of the crash points: for tests of whole systems, never for one that somebody uses.
///
/// The environment variable [#VARIABLE] names a directory that the processes of a system share. A
/// file in it that is named after a point arms the point; it says `kill` or `pause`. The first
/// process that reaches the point takes the file away, leaves one named `POINT.reached` with its
/// process id, and
///
/// - `kill`: ends as by SIGKILL, with exit code [#KILLED]. Nothing is flushed, no hook runs. Other
///   processes of its machine, such as its database server, live on.
/// - `pause`: stands still with all its threads (SIGSTOP) until somebody sends SIGCONT.
///
/// Without the variable a point costs the look at a constant.
public final class CrashPoints {
  /// Names the directory.
  public static final String VARIABLE = "STOA_CRASH_AT";

  /// The exit code of a process that SIGKILL ends.
  public static final int KILLED = 137;

  /// What the name of the file left behind ends with.
  public static final String REACHED = ".reached";

  private static final @Nullable Path DIRECTORY = directory();

  private enum Action {
    KILL,
    PAUSE
  }

  private CrashPoints() {}

  private static @Nullable Path directory() {
    @Nullable String directory = System.getenv(VARIABLE);
    return directory == null || directory.isBlank() ? null : Path.of(directory);
  }

  /// Whether points can be armed in this process at all: to be asked where finding out the point
  /// itself costs something.
  public static boolean canBeArmed() {
    return DIRECTORY != null;
  }

  /// Does nothing, unless the point is armed.
  ///
  /// @throws IllegalStateException when the file says neither `kill` nor `pause`
  public static void reach(CrashPoint point) {
    Path directory = DIRECTORY;
    if (directory != null) {
      reach(directory, point);
    }
  }

  private static void reach(Path directory, CrashPoint point) {
    try {
      Optional<Action> action = take(directory.resolve(point.name()));
      if (action.isPresent()) {
        leave(directory, point);
        carryOut(action.get());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("crash point " + point, failure);
    }
  }

  /// Only one of several processes can take the file away.
  private static Optional<Action> take(Path armed) throws IOException {
    try {
      Optional<Action> action = action(armed);
      if (action.isPresent()) {
        Files.delete(armed);
      }
      return action;
    } catch (NoSuchFileException notArmed) {
      return Optional.empty();
    }
  }

  private static Optional<Action> action(Path armed) throws IOException {
    return switch (Files.readString(armed).strip()) {
      // Made, and not written yet.
      case "" -> Optional.empty();
      case "kill" -> Optional.of(Action.KILL);
      case "pause" -> Optional.of(Action.PAUSE);
      default -> throw new IllegalStateException(armed + " says neither kill nor pause");
    };
  }

  /// In one step, so that nobody finds the file without its content.
  private static void leave(Path directory, CrashPoint point) throws IOException {
    String pid = Long.toString(ProcessHandle.current().pid());
    Path unfinished = Files.writeString(directory.resolve(point.name() + "." + pid), pid);
    var _ =
        Files.move(
            unfinished, directory.resolve(point.name() + REACHED), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void carryOut(Action action) throws IOException {
    switch (action) {
      case KILL -> Runtime.getRuntime().halt(KILLED);
      case PAUSE -> pause();
    }
  }

  /// Returns when the process goes on.
  private static void pause() throws IOException {
    long pid = ProcessHandle.current().pid();
    // The shell's built-in, because not every system has a `kill` program.
    Process stop = new ProcessBuilder("/bin/sh", "-c", "kill -STOP " + pid).inheritIO().start();
    try {
      if (stop.waitFor() != 0) {
        throw new IOException("process " + pid + " cannot be stopped");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
