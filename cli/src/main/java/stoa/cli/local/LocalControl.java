package stoa.cli.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import stoa.cli.CommandFailure;

/// A running local system as another command sees it: where it listens, how it is, and what can be
/// done to its parts. Names are those of `stoa kill`; refusals and failures are [CommandFailure]s.
public final class LocalControl {
  private static final long POLL_MILLIS = 250;

  private final ControlClient control;

  private LocalControl(ControlClient control) {
    this.control = control;
  }

  /// The system that runs on a data directory.
  ///
  /// @return empty when none does
  public static Optional<LocalControl> find(DataOption data) {
    return SupervisorRecord.find(data.directory())
        .map(supervisor -> new LocalControl(new ControlClient(supervisor)));
  }

  public LocalSystem.Endpoints endpoints() {
    SupervisorRecord supervisor = control.supervisor();
    return LocalSystem.endpoints(supervisor.ports(), supervisor.functions());
  }

  public StatusReport status() {
    return control.status();
  }

  /// SIGKILL; the unit is started again after the given time.
  ///
  /// @return the unit that the name meant
  public String kill(String name, Duration down) {
    return control.kill(name, Optional.of(down));
  }

  /// Makes a member's machine one with an empty disk; repeated, it changes nothing.
  ///
  /// @param wipe removes what is on its disk
  /// @throws CommandFailure when something is on its disk, or it is no member
  public String beginReplacement(String name, boolean wipe) {
    return control.beginReplacement(name, wipe);
  }

  /// Starts a unit unless it is running or about to.
  public String startIfDown(String name) {
    return control.startIfDown(name);
  }

  /// The member has taken its place.
  public String endReplacement(String name) {
    return control.endReplacement(name);
  }

  /// Waits until every part is up.
  ///
  /// @return false when the limit came first
  public boolean awaitHealthy(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!status().healthy()) {
      if (System.nanoTime() > end) {
        return false;
      }
      rest();
    }
    return true;
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }
}
