package stoa.cli.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stoa.cli.CommandFailure;

/// What dies together, like a machine: a JVM and, where it has one, its database server.
///
/// ```
///            start                    a part exits
///  STOPPED ────────▶ RUNNING ─────────────────────▶ BACKING_OFF ──after 0.5 to 10 s──▶ RUNNING
///     ▲              │  ▲ │ kill                        │ kill
///     │ retire       │  │ └──────────▶ DOWN ◀───────────┘
///   any state  pause │  │ resume        └──start, or after the time given──▶ RUNNING
///                    ▼  │
///                   PAUSED
/// ```
///
/// A database that exits takes the JVM with it: a replica does not outlive its machine's disk. A
/// JVM that exits leaves the database running. One lock guards a unit; nothing under it waits for
/// more than the end of a killed process.
final class Unit {
  enum State {
    STOPPED,
    RUNNING,
    PAUSED,
    BACKING_OFF,
    DOWN
  }

  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
  private static final Duration LAST_BACK_OFF = Duration.ofSeconds(10);

  /// A unit that ran so long starts its back-off afresh.
  private static final Duration STEADY = Duration.ofSeconds(30);

  private final UnitName name;
  private final List<Part> parts;
  private final ScheduledExecutorService timer;
  private final ProcessTable processes;
  private State state = State.STOPPED;
  private Duration backOff = FIRST_BACK_OFF;
  private long startedNanos;
  private int crashes;
  private @Nullable String lastExit;
  private @Nullable ScheduledFuture<?> pending;
  private boolean retired;

  /// @param parts in the order of their start
  /// @param record where the processes are remembered for a supervisor that comes after a crash
  Unit(UnitName name, List<Part> parts, Path record, ScheduledExecutorService timer) {
    this.name = name;
    this.parts = List.copyOf(parts);
    this.timer = timer;
    this.processes = new ProcessTable(record, trouble -> lastExit = trouble);
  }

  UnitName name() {
    return name;
  }

  /// Starts what does not run.
  ///
  /// @throws CommandFailure when it runs already or is paused
  synchronized void start() {
    if (state == State.RUNNING || state == State.PAUSED) {
      throw new CommandFailure(name + " is " + words(state) + " already");
    }
    if (retired) {
      throw new CommandFailure("the system is being stopped");
    }
    backOff = FIRST_BACK_OFF;
    launch();
  }

  /// Starts only the database, so that all databases are up before the first JVM asks for the CPU.
  synchronized void startDatabase() {
    if (retired) {
      return;
    }
    try {
      for (Part part : parts) {
        if (part.label().equals(DatabasePart.LABEL)) {
          begin(part);
        }
      }
      processes.remember();
    } catch (IOException failure) {
      lastExit = failure.getMessage();
    }
  }

  private synchronized void launch() {
    cancelPending();
    if (retired) {
      return;
    }
    startedNanos = System.nanoTime();
    state = State.RUNNING;
    try {
      for (Part part : parts) {
        begin(part);
      }
      processes.remember();
    } catch (IOException failure) {
      crashed("cannot be started: " + failure.getMessage());
    }
  }

  private void begin(Part part) throws IOException {
    if (processes.runs(part.label())) {
      return;
    }
    Process process = part.start();
    processes.put(part.label(), process);
    var _ = process.onExit().thenAcceptAsync(ended -> exited(part.label(), ended), timer);
  }

  private synchronized void exited(String label, Process process) {
    // What was killed on purpose is no longer in the table.
    if (!processes.remove(label, process) || state == State.STOPPED) {
      return;
    }
    if (state == State.PAUSED) {
      processes.signalAll(Signal.CONT);
    }
    if (label.equals(DatabasePart.LABEL)) {
      processes.killAll();
    }
    crashed("the " + label + " ended with exit code " + process.exitValue());
  }

  private void crashed(String reason) {
    lastExit = reason;
    crashes++;
    if (state == State.DOWN || state == State.BACKING_OFF) {
      return;
    }
    if (System.nanoTime() - startedNanos > STEADY.toNanos()) {
      backOff = FIRST_BACK_OFF;
    }
    state = State.BACKING_OFF;
    launchAfter(backOff);
    backOff = min(backOff.multipliedBy(2), LAST_BACK_OFF);
  }

  private static Duration min(Duration left, Duration right) {
    return left.compareTo(right) <= 0 ? left : right;
  }

  private void launchAfter(Duration delay) {
    cancelPending();
    pending = timer.schedule(this::launch, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cancelPending() {
    if (pending != null) {
      pending.cancel(false);
      pending = null;
    }
  }

  /// SIGKILL to all its processes.
  ///
  /// @param down after which it starts again; empty: only when told to
  /// @throws CommandFailure when the unit is stopped
  synchronized void kill(Optional<Duration> down) {
    if (state == State.STOPPED) {
      throw new CommandFailure(name + " is stopped");
    }
    cancelPending();
    processes.killAll();
    state = State.DOWN;
    backOff = FIRST_BACK_OFF;
    down.ifPresent(this::launchAfter);
  }

  /// SIGTERM to its JVM; when it has ended, it is started again as after any other end.
  ///
  /// @throws CommandFailure when the unit does not run
  synchronized void restart() {
    if (state != State.RUNNING) {
      throw new CommandFailure(name + " is " + words(state) + ", only what runs can be restarted");
    }
    Process process = processes.get(JvmPart.LABEL);
    if (process != null) {
      process.destroy();
    }
  }

  /// SIGSTOP to all its processes, SIGCONT after the time given.
  ///
  /// @throws CommandFailure when the unit does not run
  synchronized void pause(Duration time) {
    if (state != State.RUNNING) {
      throw new CommandFailure(name + " is " + words(state) + ", only what runs can be paused");
    }
    processes.signalAll(Signal.STOP);
    state = State.PAUSED;
    cancelPending();
    pending = timer.schedule(this::resume, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void resume() {
    if (state == State.PAUSED) {
      processes.signalAll(Signal.CONT);
      state = State.RUNNING;
    }
  }

  /// From now on nothing is started again; what runs goes on until [#end].
  synchronized void retire() {
    cancelPending();
    if (state == State.PAUSED) {
      processes.signalAll(Signal.CONT);
    }
    state = State.STOPPED;
    retired = true;
  }

  synchronized boolean isRetired() {
    return retired;
  }

  /// SIGTERM to one part and, when the limit is over, SIGKILL. Call [#retire] before.
  ///
  /// @return false when force was needed
  boolean end(String label, Duration limit) {
    Process process;
    synchronized (this) {
      process = processes.get(label);
    }
    if (process == null) {
      return true;
    }
    boolean ended = ProcessTable.end(process, limit);
    synchronized (this) {
      processes.remove(label, process);
      processes.remember();
    }
    return ended;
  }

  /// What can be told about it at this moment.
  synchronized UnitView view() {
    return new UnitView(
        name.toString(),
        words(state),
        processes.pid(JvmPart.LABEL),
        processes.pid(DatabasePart.LABEL),
        crashes,
        lastExit);
  }

  private static String words(State state) {
    return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
