package stoa.cli.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// What a start has achieved so far, for those who wait for it.
final class Progress {
  /// The way of a system: STARTING, then SERVING or FAILED, in the end STOPPED.
  enum Phase {
    STARTING,
    SERVING,
    FAILED,
    STOPPED
  }

  /// @param lines all lines so far
  record Snapshot(Phase phase, List<String> lines) {}

  private final long beganNanos = System.nanoTime();
  private final List<String> lines = new ArrayList<>();
  private Phase phase = Phase.STARTING;

  /// A part is up: its name, what there is to say, and the seconds since the start.
  synchronized void done(String part, String what) {
    lines.add(String.format(Locale.ROOT, "%-18s %-32s %5.1f s", part, what, seconds()));
    notifyAll();
  }

  synchronized void say(String line) {
    lines.add(line);
    notifyAll();
  }

  synchronized void enter(Phase next) {
    phase = next;
    notifyAll();
  }

  double seconds() {
    return (System.nanoTime() - beganNanos) / 1e9;
  }

  /// Waits until there are more lines than the caller has seen, or the phase is no longer STARTING.
  synchronized Snapshot after(int seen, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (lines.size() <= seen && phase == Phase.STARTING) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return new Snapshot(phase, List.copyOf(lines));
  }

  synchronized Phase phase() {
    return phase;
  }
}
