package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import stoa.crash.CrashPoint;
import stoa.crash.CrashPoints;

/// The directory by which a system is told at which crash point one of its processes dies.
///
/// @param directory made where it is missing
record CrashSwitch(Path directory) {
  /// A purchase goes on for as long as its client repeats it, and a machine may be busy.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long POLL_MILLIS = 10;

  CrashSwitch {
    try {
      Files.createDirectories(directory);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /// What the system's processes are told.
  Map<String, String> environment() {
    return Map.of(CrashPoints.VARIABLE, directory.toString());
  }

  /// The next process that reaches the point dies.
  void kill(CrashPoint point) {
    arm(point, "kill");
  }

  /// The next process that reaches the point stands still until [#goOn].
  void pause(CrashPoint point) {
    arm(point, "pause");
  }

  private void arm(CrashPoint point, String action) {
    try {
      Path unfinished = Files.writeString(directory.resolve(point + ".new"), action);
      var _ =
          Files.move(unfinished, directory.resolve(point.name()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /// Whether it was, since it was forgotten last.
  boolean isReached(CrashPoint point) {
    return Files.exists(directory.resolve(point + CrashPoints.REACHED));
  }

  /// Waits until an armed point is reached.
  ///
  /// @return the process that did
  long awaitReached(CrashPoint point) {
    Path reached = directory.resolve(point + CrashPoints.REACHED);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!isReached(point)) {
        assertTrue(System.nanoTime() < end, () -> "nobody reached " + point);
        Thread.sleep(POLL_MILLIS);
      }
      return Long.parseLong(Files.readString(reached));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /// Makes ready to arm a point that was reached before.
  void forget(CrashPoint point) {
    try {
      Files.deleteIfExists(directory.resolve(point + CrashPoints.REACHED));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Lets a paused process go on.
  static void goOn(long pid) {
    try {
      // The shell's built-in, because not every system has a `kill` program.
      new ProcessBuilder("/bin/sh", "-c", "kill -CONT " + pid).start().waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
