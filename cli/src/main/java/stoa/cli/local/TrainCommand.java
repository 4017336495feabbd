package stoa.cli.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stoa.cli.CommandFailure;

/// `stoa train`: makes the AOT caches with which processes start in a fraction of the time.
///
/// It runs a short-lived system in a temporary directory, one process of each kind recording, uses
/// it, and stops it; each recording process writes its cache as it ends. Caches of other builds are
/// deleted.
@Command(
    name = "train",
    description = "Make the caches that let processes start fast; takes a minute.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  private static final int KEPT_LINES = 20;

  @Spec private CommandSpec spec;

  @Option(names = "--if-stale", description = "do nothing when the caches are of this build")
  private boolean ifStale;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public TrainCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    AotCaches caches = AotCaches.of(Project.directory(), AotCaches.Mode.USE);
    if (ifStale && areCurrent(caches)) {
      // The launcher compares its time with that of the build.
      Files.setLastModifiedTime(caches.commandLine(), FileTime.from(Instant.now()));
      spec.commandLine().getOut().println("the start-up caches are of this build");
      return 0;
    }
    Files.createDirectories(caches.directory());
    Path draft = caches.commandLine().resolveSibling("cli.draft");
    Process training = new ProcessBuilder(command(draft)).redirectErrorStream(true).start();
    String rest = passOn(training);
    if (training.waitFor() != 0 || !Files.exists(draft)) {
      throw new CommandFailure("the caches cannot be made:\n" + rest);
    }
    Files.move(draft, caches.commandLine(), StandardCopyOption.REPLACE_EXISTING);
    return 0;
  }

  /// Prints what the training says of itself.
  ///
  /// @return the end of what else it and its JVM said, which is a lot
  private String passOn(Process training) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Deque<String> rest = new ArrayDeque<>();
    try (BufferedReader lines = training.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(TrainingMain.NEWS)) {
          out.println(line.substring(TrainingMain.NEWS.length()));
          out.flush();
          continue;
        }
        rest.addLast(line);
        if (rest.size() > KEPT_LINES) {
          rest.removeFirst();
        }
      }
    }
    return String.join("\n", rest);
  }

  private static boolean areCurrent(AotCaches caches) {
    for (UnitKind kind : UnitKind.values()) {
      if (!Files.exists(caches.file(kind, Module.of(Project.directory(), kind)))) {
        return false;
      }
    }
    return isNewerThanEachJar(caches.commandLine());
  }

  private static boolean isNewerThanEachJar(Path cache) {
    try {
      FileTime made = Files.getLastModifiedTime(cache);
      for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        if (Files.getLastModifiedTime(Path.of(jar)).compareTo(made) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException missing) {
      return false;
    }
  }

  private static List<String> command(Path cache) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmFlags.ofCommandLine());
    command.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + cache,
            "-Xlog:aot=off",
            "-Xlog:cds=off",
            "-Dstoa.project=" + Project.directory(),
            "-cp",
            System.getProperty("java.class.path"),
            TrainingMain.class.getName()));
    return command;
  }
}
