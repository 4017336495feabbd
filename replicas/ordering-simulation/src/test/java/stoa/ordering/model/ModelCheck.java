package stoa.ordering.model;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs TLC on the specification, from the module's folder: `ModelCheck small|large|simulate
/// [minutes]`. The minutes limit each run. Prints what each found; the exit code is 1 if one found
/// a violation or came to no end. The counterexample is then under `target/model`.
public final class ModelCheck {
  private static final long DEFAULT_MINUTES = 10;
  private static final int WORKERS = 2;

  private ModelCheck() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String size = arguments.length > 0 ? arguments[0] : "small";
    long minutes = arguments.length > 1 ? Long.parseLong(arguments[1]) : DEFAULT_MINUTES;
    Tlc tlc = new Tlc(WORKERS, TimeUnit.MINUTES.toSeconds(minutes));
    boolean good =
        switch (size) {
          case "small" -> exhaust(tlc, ModelSize.SMALL);
          case "large" -> exhaust(tlc, ModelSize.LARGE);
          case "simulate" -> simulate(tlc);
          default -> throw new IllegalArgumentException("small, large or simulate, not " + size);
        };
    System.exit(good ? 0 : 1);
  }

  private static boolean exhaust(Tlc tlc, List<Check> checks)
      throws IOException, InterruptedException {
    boolean good = true;
    for (Check check : checks) {
      good &= report(check, tlc.exhaust(check));
    }
    return good;
  }

  private static boolean simulate(Tlc tlc) throws IOException, InterruptedException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    return report(ModelSize.RANDOM, tlc.simulate(ModelSize.RANDOM, seed));
  }

  private static boolean report(Check check, Outcome outcome) {
    String found =
        switch (outcome) {
          case Outcome.Holds(long states) when states > 0 -> "holds in all " + states + " states";
          case Outcome.Holds ignored -> "nothing broke within the time";
          case Outcome.Violated(String invariant) -> "breaks " + invariant;
          case Outcome.Failed(String output) -> "came to no end:\n" + output;
        };
    System.out.println(check.name() + ": " + found);
    return outcome instanceof Outcome.Holds;
  }
}
