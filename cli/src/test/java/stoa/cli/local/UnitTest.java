package stoa.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.CommandFailure;
import stoa.loopback.LoopbackPorts;
import stoa.mariadb.Distribution;

class UnitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final UnitName name = new UnitName(UnitKind.CUSTOMER, 3);
  private Optional<Unit> running = Optional.empty();

  @AfterEach
  void endEverything() {
    running.ifPresent(unit -> {
      unit.retire();
      unit.end(JvmPart.LABEL, Duration.ofSeconds(5));
      unit.end(DatabasePart.LABEL, Duration.ofSeconds(20));
    });
    timer.shutdownNow();
  }

  @Test
  void restartsWhatCrashes() {
    Unit unit = start(sleeper());
    long first = pid(unit);
    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    await(() -> isNew(unit, first));
    assertEquals(1, unit.view().crashes());
    assertEquals("the process ended with exit code 137", unit.view().lastExit());
  }

  @Test
  void waitsLongerAfterEachCrash() {
    Unit unit = start(shell("exit 3"));
    // 0.5 s, 1 s and 2 s lie before the fourth exit.
    long began = System.nanoTime();
    await(() -> unit.view().crashes() >= 4);
    assertTrue(System.nanoTime() - began >= Duration.ofMillis(3400).toNanos());
    assertEquals("the process ended with exit code 3", unit.view().lastExit());
  }

  @Test
  void comesBackAfterItsTimeWhenKilled() {
    Unit unit = start(sleeper());
    long first = pid(unit);
    unit.kill(Optional.of(Duration.ofMillis(300)));
    assertFalse(ProcessHandle.of(first).map(ProcessHandle::isAlive).orElse(false));
    assertEquals("down", unit.view().state());
    await(() -> unit.view().state().equals("running"));
    assertNotEquals(first, pid(unit));
    assertEquals(0, unit.view().crashes(), "a kill is no crash");
  }

  @Test
  void staysDownForEverUntilItIsStarted() {
    Unit unit = start(sleeper());
    unit.kill(Optional.empty());
    assertEquals("down", unit.view().state());
    unit.start();
    assertEquals("running", unit.view().state());
    assertThrows(CommandFailure.class, unit::start);
  }

  @Test
  void standsStillWhilePausedAndGoesOnAfterwards() throws IOException {
    Path ticks = directory.resolve("ticks");
    Unit unit = start(shell("while :; do echo tick >> '" + ticks + "'; sleep 0.05; done"));
    await(() -> Files.exists(ticks));
    unit.pause(Duration.ofMillis(1500));
    assertEquals("T", stateOf(pid(unit)));
    assertEquals("paused", unit.view().state());
    assertThrows(CommandFailure.class, () -> unit.pause(Duration.ofMillis(1)));
    await(() -> unit.view().state().equals("running"));
    assertNotEquals("T", stateOf(pid(unit)));
  }

  @Test
  void startsNothingAgainOnceRetired() {
    Unit unit = start(sleeper());
    unit.retire();
    assertTrue(unit.end(JvmPart.LABEL, PATIENCE));
    assertEquals("stopped", unit.view().state());
    assertThrows(CommandFailure.class, unit::start);
  }

  @Test
  void usesForceOnWhatDoesNotStop() {
    Unit unit = start(shell("trap '' TERM; while :; do sleep 0.1; done"));
    long pid = pid(unit);
    await(() -> ignoresTerm(pid));
    unit.retire();
    assertFalse(unit.end(JvmPart.LABEL, Duration.ofMillis(300)));
    assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void leavesARecordByWhichALaterSupervisorEndsIt() throws IOException {
    Unit unit = start(sleeper());
    long pid = pid(unit);
    timer.shutdownNow();
    assertEquals(List.of("customer-3"), ProcessRecord.endLeftovers(directory.resolve("run")));
    assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    assertEquals(List.of(), ProcessRecord.endLeftovers(directory.resolve("run")));
  }

  @Test
  void aRecordWithAnotherStartTimeIsAnotherProcess() {
    ProcessRecord own = ProcessRecord.of("process", ProcessHandle.current());
    assertTrue(own.find().isPresent());
    assertTrue(
        new ProcessRecord("process", own.pid(), own.startedMillis() - 60_000).find().isEmpty());
  }

  @Test
  void aDatabaseThatDiesTakesItsProcessAlongAndBothComeBack() throws IOException {
    Path data = directory.resolve("database");
    Part database = new DatabasePart(Distribution::ofUser, data, LoopbackPorts.free(), false);
    Unit unit = start(database, sleeper());
    long firstJvm = pid(unit);
    Long firstDatabase = unit.view().databasePid();
    assertNotNull(firstDatabase);
    ProcessHandle.of(firstDatabase).orElseThrow().destroyForcibly();
    await(() -> unit.view().crashes() == 1);
    assertFalse(ProcessHandle.of(firstJvm).map(ProcessHandle::isAlive).orElse(false));
    await(() -> unit.view().pid() != null && unit.view().databasePid() != null);
    assertNotEquals(firstJvm, pid(unit));
  }

  @Test
  void aProcessThatDiesLeavesItsDatabaseRunning() throws IOException {
    Path data = directory.resolve("database");
    Part database = new DatabasePart(Distribution::ofUser, data, LoopbackPorts.free(), false);
    Unit unit = start(database, sleeper());
    Long databasePid = unit.view().databasePid();
    long first = pid(unit);
    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    await(() -> isNew(unit, first));
    assertEquals(databasePid, unit.view().databasePid());
  }

  private Unit start(Part... parts) {
    Unit unit = new Unit(name, List.of(parts), directory.resolve("run/customer-3.json"), timer);
    try {
      Files.createDirectories(directory.resolve("run"));
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
    running = Optional.of(unit);
    unit.start();
    return unit;
  }

  private Part sleeper() {
    return new JvmPart(List.of("sleep", "600"), Map::of, directory.resolve("logs/unit.log"));
  }

  private Part shell(String script) {
    return new JvmPart(
        List.of("/bin/sh", "-c", script), Map::of, directory.resolve("logs/unit.log"));
  }

  private static long pid(Unit unit) {
    Long pid = unit.view().pid();
    assertNotNull(pid, () -> unit.view().toString());
    return pid;
  }

  private static boolean isNew(Unit unit, long before) {
    Long pid = unit.view().pid();
    return pid != null && pid != before;
  }

  /// The state letter of `/proc/PID/stat`.
  private static String stateOf(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  }

  private static boolean ignoresTerm(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> 14 & 1) == 1);
    } catch (IOException gone) {
      return false;
    }
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "nothing happened in " + PATIENCE);
      Thread.onSpinWait();
    }
  }
}
