package stoa.ordering.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs TLC, each time in a process of its own, because TLC keeps its state in static fields.
///
/// Everything that a run writes is in its folder under `target/model`: the configuration, the
/// output with the counterexample if there is one, and TLC's states, which are deleted after it.
///
/// @param workers threads; with one the counterexample found is always the same
/// @param limitSeconds after which the run is stopped and counts as failed
record Tlc(int workers, long limitSeconds) {
  private static final Path SPECIFICATION = Path.of("src", "main", "tla", "Ordering.tla");
  private static final Path RUNS = Path.of("target", "model");
  private static final Pattern VIOLATION = Pattern.compile("Error: Invariant (\\w+) is violated");
  private static final Pattern STATES = Pattern.compile("(\\d+) distinct states found, 0 states");
  private static final String COMPLETED = "Model checking completed. No error has been found.";
  private static final int RANDOM_DEPTH = 150;

  /// Looks at every state within the bounds.
  Outcome exhaust(Check check) throws IOException, InterruptedException {
    return run(check, List.of());
  }

  /// Follows random behaviours until the time is over or one breaks an invariant.
  ///
  /// @param seed the same seed, the same behaviours, with one worker
  Outcome simulate(Check check, long seed) throws IOException, InterruptedException {
    return run(
        check,
        List.of(
            "-simulate", "-depth", String.valueOf(RANDOM_DEPTH), "-seed", String.valueOf(seed)));
  }

  private Outcome run(Check check, List<String> options) throws IOException, InterruptedException {
    Path folder = RUNS.resolve(check.name()).toAbsolutePath();
    deleteTree(folder);
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Files.copy(
        SPECIFICATION,
        folder.resolve(SPECIFICATION.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(folder.resolve("Ordering.cfg"), check.configuration());
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command(temporary, options))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = await(process);
    deleteTree(temporary);
    String text = Files.readString(output);
    return ended || options.isEmpty() ? outcome(text) : simulated(text);
  }

  private boolean await(Process process) throws InterruptedException {
    try {
      return process.waitFor(limitSeconds, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> command(Path temporary, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary, // TLC unpacks its standard modules there.
                "-classpath",
                System.getProperty("java.class.path"),
                "tlc2.TLC",
                "-workers",
                String.valueOf(workers),
                "-metadir",
                temporary.resolve("states").toString(),
                "-fp",
                "0"));
    command.addAll(options);
    command.add("Ordering");
    return command;
  }

  private static Outcome outcome(String output) {
    Matcher violation = VIOLATION.matcher(output);
    if (violation.find()) {
      return new Outcome.Violated(violation.group(1));
    }
    Matcher states = STATES.matcher(output);
    return output.contains(COMPLETED) && states.find()
        ? new Outcome.Holds(Long.parseLong(states.group(1)))
        : new Outcome.Failed(output);
  }

  /// Of a random simulation that was stopped, as it never ends by itself without a violation.
  private static Outcome simulated(String output) {
    return output.contains("Running Random Simulation") && !output.contains("Error:")
        ? new Outcome.Holds(0)
        : outcome(output);
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> deepestFirst;
    try (var paths = Files.walk(root)) {
      deepestFirst = paths.toList().reversed();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
