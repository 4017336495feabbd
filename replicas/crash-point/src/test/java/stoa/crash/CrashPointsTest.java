package stoa.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each process is a JVM of its own, because it dies.
class CrashPointsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final CrashPoint POINT = CrashPoint.BUYER_PLACED;
  private static final CrashPoint LATER = CrashPoint.BUYER_CLOSED;

  @TempDir Path directory;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endAll() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void nothingHappensAtAPointThatIsNotArmed() throws IOException, InterruptedException {
    arm(LATER, "kill");
    assertEquals(CrashingMain.ENDED_BY_ITSELF, exitCode(start(true, POINT)));
    assertTrue(Files.exists(directory.resolve(LATER.name())), "still armed");
  }

  @Test
  void nothingHappensWithoutTheVariable() throws IOException, InterruptedException {
    arm(POINT, "kill");
    assertEquals(CrashingMain.ENDED_BY_ITSELF, exitCode(start(false, POINT)));
    assertTrue(Files.exists(directory.resolve(POINT.name())), "still armed");
  }

  @Test
  void anArmedPointKillsTheProcessThatReachesIt() throws IOException, InterruptedException {
    arm(LATER, "kill\n");
    Process process = start(true, POINT, LATER);
    assertEquals(CrashPoints.KILLED, exitCode(process));
    assertEquals("past " + POINT + "\n", output(process));
    assertEquals(process.pid(), reachedBy(LATER));
    assertFalse(Files.exists(directory.resolve(LATER.name())), "still armed");
  }

  @Test
  void onlyOneOfManyProcessesIsKilled() throws IOException, InterruptedException {
    arm(POINT, "kill");
    for (int i = 0; i < 4; i++) {
      start(true, POINT);
    }
    int killed = 0;
    for (Process process : processes) {
      killed += exitCode(process) == CrashPoints.KILLED ? 1 : 0;
    }
    assertEquals(1, killed);
  }

  @Test
  void aPausedProcessStandsStillUntilItIsContinued() throws IOException, InterruptedException {
    arm(POINT, "pause");
    Process process = start(true, POINT);
    awaitStopped(process);
    assertEquals(process.pid(), reachedBy(POINT));
    new ProcessBuilder("/bin/sh", "-c", "kill -CONT " + process.pid()).start().waitFor();
    assertEquals(CrashingMain.ENDED_BY_ITSELF, exitCode(process));
    assertEquals("past " + POINT + "\n", output(process));
  }

  @Test
  void anUnknownActionIsAnErrorAndNoCrash() throws IOException, InterruptedException {
    arm(POINT, "explode");
    assertEquals(1, exitCode(start(true, POINT)));
    assertTrue(Files.exists(directory.resolve(POINT.name())), "still armed");
  }

  @Test
  void thePageNamesEveryPoint() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "crash-points.md"));
    for (CrashPoint point : CrashPoint.values()) {
      assertTrue(page.contains("`" + point + "`"), () -> point + " is missing");
    }
  }

  private void arm(CrashPoint point, String action) throws IOException {
    Files.writeString(directory.resolve(point.name()), action);
  }

  private long reachedBy(CrashPoint point) throws IOException {
    return Long.parseLong(Files.readString(directory.resolve(point.name() + CrashPoints.REACHED)));
  }

  private Process start(boolean switchedOn, CrashPoint... points) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(CrashingMain.class.getName());
    for (CrashPoint point : points) {
      command.add(point.name());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    if (switchedOn) {
      builder.environment().put(CrashPoints.VARIABLE, directory.toString());
    }
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// As the system says: state T.
  private static void awaitStopped(Process process) throws IOException, InterruptedException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "stat");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.readString(status).contains(") T ")) {
      assertTrue(System.nanoTime() < end, "it does not stop");
      Thread.sleep(20);
    }
  }
}
