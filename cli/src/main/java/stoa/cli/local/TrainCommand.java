package stoa.cli.local;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;
import stoa.cli.Stoa;

/// `stoa train`: makes the AOT caches with which processes start in a fraction of the time.
///
/// It runs a short-lived system in a temporary directory, one process of each kind recording, uses
/// it, and stops it; each recording process writes its cache as it ends. Caches of other builds are
/// deleted.
@Command(
    name = "train",
    description = "Make the caches that let processes start fast; takes a minute or two.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  public TrainCommand() {}

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("stoa-train");
    try {
      train(directory, new TrainingRound());
    } finally {
      DataDirectory.deleteTree(directory);
    }
    return 0;
  }

  private void train(Path directory, TrainingWorkload workload) throws Exception {
    long began = System.nanoTime();
    Path project = Project.directory();
    AotCaches caches = AotCaches.of(project, AotCaches.Mode.RECORD);
    Files.createDirectories(caches.directory());
    say(began, "starting a system that records");
    try (LocalSystem system =
        LocalSystem.start(directory, 0, 0, 1, Map.of(), AotCaches.Mode.RECORD)) {
      say(began, "using it");
      workload.run(system.endpoints());
      say(began, "stopping it; each process writes its cache");
    }
    for (UnitKind kind : UnitKind.values()) {
      if (!caches.publish(kind, Module.of(project, kind))) {
        throw new CommandFailure("the " + kind.word() + " process has left no cache");
      }
    }
    trainCommandLine(caches);
    say(began, "caches are in " + caches.directory());
  }

  /// The command line's own cache, from a run that loads what every command needs.
  private static void trainCommandLine(AotCaches caches) throws IOException, InterruptedException {
    Path cache = caches.directory().resolve("cli.aot");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:AOTCacheOutput=" + cache,
            "-cp",
            System.getProperty("java.class.path"),
            Stoa.class.getName(),
            "status",
            "--help"));
    Process training =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
            .start();
    if (training.waitFor() != 0) {
      throw new CommandFailure("the command line's cache cannot be made");
    }
  }

  private void say(long began, String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%5.1f s  %s%n", (System.nanoTime() - began) / 1e9, line);
    out.flush();
  }
}
