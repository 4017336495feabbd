package stoa.system.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import stoa.cli.CommandFailure;
import stoa.cli.local.LocalSystem;
import stoa.cli.local.StatusReport;
import stoa.crash.CrashPoint;

/// Starts what a crash point has killed again, at once: a supervisor by itself rests before, and
/// longer each time.
final class Revival {
  private static final int ATTEMPTS = 100;
  private static final long ATTEMPT_MILLIS = 10;

  private final LocalSystem system;
  private final CrashSwitch crash;
  private final Map<Long, String> units = new HashMap<>();

  /// @param status of the system, with all its processes as they are now
  Revival(LocalSystem system, CrashSwitch crash, StatusReport status) {
    this.system = system;
    this.crash = crash;
    status.functions().forEach(function -> note(function.pid(), function.name()));
    note(status.payment().pid(), status.payment().name());
    status
        .groups()
        .forEach(group -> group.members().forEach(member -> note(member.pid(), member.name())));
  }

  private void note(@Nullable Long pid, String unit) {
    if (pid != null) {
      units.put(pid, unit);
    }
  }

  /// Waits for the process that reaches the point, and for nothing else.
  ///
  /// @return the unit that died
  CompletableFuture<String> after(CrashPoint point) {
    return CompletableFuture.supplyAsync(
        () -> start(units.getOrDefault(crash.awaitReached(point), "a unit started since")),
        task -> Thread.startVirtualThread(task));
  }

  private String start(String unit) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return system.start(unit);
      } catch (CommandFailure running) {
        pause(); // Its end has not been noticed yet, or it was started by the supervisor.
      }
    }
    return unit;
  }

  private static void pause() {
    try {
      Thread.sleep(ATTEMPT_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}
