package stoa.system.drill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import stoa.cli.drill.Drill;
import stoa.cli.drill.DrillReport;
import stoa.cli.drill.Plan;
import stoa.cli.drill.fault.FaultFamily;
import stoa.cli.local.LocalSystem;

/// A system of its own whose parts are killed, paused and restarted, and whose datagrams are lost,
/// while buyers and sellers use it. A longer trial, or another one: `-Dstoa.drillSeconds=600
/// -Dstoa.drillSeed=7`.
@Tag("own-system")
class DrillIT {
  private static final long SEED = Long.getLong("stoa.drillSeed", 20_261);
  private static final Duration LOAD =
      Duration.ofSeconds(Integer.getInteger("stoa.drillSeconds", 60));
  private static final int BUYERS = 6;
  private static final int FUNCTIONS = 2;

  /// What clients were told is linearizable, nothing acknowledged is missing, the books are closed
  /// and the members equal: [DrillReport#holds] is all of it.
  @Test
  void whatClientsSeeIsLinearizableWhateverFails() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "drill");
    Plan plan = new Plan(SEED, LOAD, BUYERS, FUNCTIONS, EnumSet.allOf(FaultFamily.class));
    System.out.println("drill with seed " + SEED + " in " + directory);
    try (LocalSystem system =
        LocalSystem.start(
            directory.resolve("system"), 0, 0, FUNCTIONS, plan.schedule().environment())) {
      Path history = directory.resolve("history.jsonl");
      DrillReport report =
          new Drill(plan, Drill.usualChecks(), System.out::println).run(system, history);
      System.out.print(report);
      assertTrue(report.holds(), () -> "history: " + history + "\n" + report);
    }
  }
}
