package stoa.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/// What a group costs that has nothing to do: CPU of all its processes, after a rest.
final class IdleMeasurement {
  private static final int USUAL_SECONDS = 60;
  private static final Duration REST = Duration.ofSeconds(20);

  private final Options options;
  private final PrintStream out;

  IdleMeasurement(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run() throws IOException {
    int seconds = options.secondsOr(USUAL_SECONDS);
    out.printf(
        "%nidle: %d members, %d s after %d s of rest%n",
        options.members(), seconds, REST.toSeconds());
    for (GroupKind kind : options.kinds()) {
      try (GroupProcesses group = GroupProcesses.start(kind, options)) {
        Machine.rest(REST);
        Duration before = group.cpu();
        Machine.rest(Duration.ofSeconds(seconds));
        double percent = group.cpu().minus(before).toNanos() / 1e7 / seconds;
        out.printf("%-9s  %.2f %% of one core over all members%n", kind.label(), percent);
      }
    }
  }
}
