package stoa.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the harness runs; what it measures here means nothing.
class BenchmarkTest {
  @TempDir Path directory;

  @Test
  void measuresProcessesAndGoesOnAfterAKill() throws Exception {
    Options options = Options.of(List.of("--members", "3", "--directory", directory.toString()));
    try (GroupProcesses group = GroupProcesses.start(GroupKind.SEQUENCER, options);
        SteadyWriter writer = new SteadyWriter(group)) {
      ClosedLoop.Outcome outcome = LoadMeasurement.load(group, 4, 1, 256);
      assertTrue(outcome.latencies().count() > 0);
      assertTrue(outcome.latencies().millis(0.5) > 0);
      assertTrue(group.cpu().isPositive());

      group.member(writer.member()).kill();
      long before = writer.writes();
      GroupProcesses.await("a write at another member", () -> writer.writes() > before);
    }
  }

  @Test
  void quantilesAreExactToOnePerCentAndSurviveTheLine() {
    Latencies latencies = new Latencies();
    for (int millis = 1; millis <= 100; millis++) {
      latencies.record(TimeUnit.MILLISECONDS.toNanos(millis));
    }
    Latencies read = Latencies.fromLine(latencies.toLine());
    assertEquals(100, read.count());
    assertEquals(50, read.millis(0.5), 0.5);
    assertEquals(100, read.millis(1), 1);
    assertEquals(0, new Latencies().millis(0.5));
  }

  @Test
  void reportsSurviveTheLine() {
    MemberReport report = new MemberReport(true, false, 7, 3, List.of(0, 2));
    assertEquals(report, MemberReport.fromLine(report.toLine()));
    assertEquals(MemberReport.ABSENT, MemberReport.fromLine(MemberReport.ABSENT.toLine()));
  }

  @Test
  void refusesOptionsThatItDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--sceonds", "3")));
    assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--seconds")));
    assertFalse(Options.of(List.of("--seconds", "3")).kinds().isEmpty());
  }
}
