package stoa.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Whether a busy machine makes the group change its view although nobody is away: clients on all
/// members, and threads that burn CPU at normal priority beside them.
final class ViewMeasurement {
  private static final int CLIENTS = 100;
  private static final int SECONDS_PER_LINE = 60;
  private static final int MOST_LINES = 60;

  private final Options options;
  private final PrintStream out;

  ViewMeasurement(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run() throws IOException {
    out.printf(
        "%nviews: %d members, %d clients that rest for %d ms, %d burners, nobody killed%n",
        options.members(), CLIENTS, options.paceMillis(), options.burners());
    AtomicBoolean burning = new AtomicBoolean(true);
    try (GroupProcesses group = GroupProcesses.start(GroupKind.SEQUENCER, options)) {
      long changesBefore = changes(group);
      for (int i = 0; i < options.burners(); i++) {
        Thread.ofPlatform().daemon().name("burner-" + i).start(() -> burn(burning));
      }
      out.println("minute  commands/s   p50 ms   p99 ms   max ms  views adopted so far");
      for (int minute = 1; minute <= options.minutes(); minute++) {
        Latencies latencies =
            LoadMeasurement.load(
                    group, CLIENTS, SECONDS_PER_LINE, options.commandBytes(), options.paceMillis())
                .latencies();
        out.printf(
            "%6d  %10d  %7.2f  %7.2f  %7.2f  %d%n",
            minute,
            latencies.count() / SECONDS_PER_LINE,
            latencies.millis(0.5),
            latencies.millis(0.99),
            latencies.millis(1),
            changes(group) - changesBefore);
      }
      printReasons(group);
    } finally {
      burning.set(false);
    }
  }

  /// Of the member that has adopted most.
  private static long changes(GroupProcesses group) {
    long most = 0;
    for (int member = 0; member < group.size(); member++) {
      most = Math.max(most, group.member(member).report().changes());
    }
    return most;
  }

  private void printReasons(GroupProcesses group) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int member = 0; member < group.size(); member++) {
      String name = "  member " + member + ": ";
      try (Stream<String> log = Files.lines(group.log(member))) {
        log.filter(line -> line.contains("view")).map(name::concat).forEach(lines::add);
      }
    }
    out.println("what the members say of views, the first start's included:");
    lines.stream().limit(MOST_LINES).forEach(out::println);
  }

  private static void burn(AtomicBoolean burning) {
    long value = 1;
    while (burning.get()) {
      for (int i = 0; i < 1_000_000; i++) {
        value = value * 6364136223846793005L + 1442695040888963407L;
      }
    }
    if (value == 0) {
      throw new IllegalStateException("never; the loop must not be removed");
    }
  }
}
