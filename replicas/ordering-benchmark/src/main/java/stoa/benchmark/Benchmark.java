package stoa.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The controller: starts members, measures, prints tables. See [Options#HELP].
public final class Benchmark {
  private static final List<String> ALL = List.of("load", "idle", "kill", "views");

  private Benchmark() {}

  /// @param arguments names of measurements and options, in any order
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    for (String argument : Arrays.asList(arguments)) {
      boolean isValue = settings.size() % 2 == 1;
      (isValue || argument.startsWith("--") ? settings : names).add(argument);
    }
    Options options = Options.of(settings);
    PrintStream out = System.out;
    if (names.isEmpty() || names.contains("help")) {
      out.print(Options.HELP);
      return;
    }
    Machine.describe(options.directory(), out);
    for (String name : names.contains("all") ? ALL : names) {
      run(name, options, out);
    }
  }

  static void run(String name, Options options, PrintStream out)
      throws IOException, InterruptedException {
    switch (name) {
      case "load" -> new LoadMeasurement(options, out).run();
      case "idle" -> new IdleMeasurement(options, out).run();
      case "kill" -> new KillMeasurement(options, out).run();
      case "views" -> new ViewMeasurement(options, out).run();
      default -> throw new IllegalArgumentException("unknown: " + name + "\n" + Options.HELP);
    }
  }
}
