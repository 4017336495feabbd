package stoa.cli.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import stoa.cli.Stoa;

/// The process that supervises a training system, while its own JVM records too: what it loads is
/// what a supervisor and the command line need.
///
/// Started by [TrainCommand]. Exit code 1, with the reason on the standard error, when a process
/// has left no cache.
final class TrainingMain {
  /// Begins a line that is meant for people; the rest is chatter of the JVM.
  static final String NEWS = "train: ";

  private static final long BEGAN = System.nanoTime();

  private TrainingMain() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("stoa-train");
    try {
      record(directory, new TrainingRound());
    } catch (StartFailure | IOException failure) {
      System.err.println("stoa: " + failure.getMessage());
      System.exit(1);
    } finally {
      DataDirectory.deleteTree(directory);
    }
    useTheCommandLine();
    say("saving what the command line has loaded");
  }

  private static void record(Path directory, TrainingWorkload workload) throws Exception {
    Path project = Project.directory();
    AotCaches caches = AotCaches.of(project, AotCaches.Mode.RECORD);
    Files.createDirectories(caches.directory());
    say("starting a system that records");
    try (LocalSystem system =
        LocalSystem.start(directory, 0, 0, 1, Map.of(), AotCaches.Mode.RECORD)) {
      say("using it");
      workload.run(system.endpoints());
      say("stopping it; each process writes its cache");
    }
    for (UnitKind kind : UnitKind.values()) {
      if (!caches.publish(kind, Module.of(project, kind))) {
        throw new IOException("the " + kind.word() + " process has left no cache");
      }
    }
  }

  /// Loads what every command needs.
  private static void useTheCommandLine() {
    var output = new PrintWriter(new StringWriter());
    Stoa.commandLine().setOut(output).setErr(output).execute("status", "--help");
    Stoa.commandLine().setOut(output).setErr(output).execute("up", "--help");
  }

  private static void say(String line) {
    System.out.printf(Locale.ROOT, NEWS + "%5.1f s  %s%n", (System.nanoTime() - BEGAN) / 1e9, line);
  }
}
