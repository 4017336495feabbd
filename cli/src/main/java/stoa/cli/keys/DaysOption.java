package stoa.cli.keys;

import picocli.CommandLine.Option;
import stoa.cli.CommandFailure;

/// How long certificates last that a verb makes.
final class DaysOption {
  private static final int MAX_DAYS = 825;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "validity of certificates that are made (default ${DEFAULT-VALUE})")
  private int days = Lifetimes.DEFAULT_DAYS;

  int days() {
    if (days < 1 || days > MAX_DAYS) {
      throw new CommandFailure("--days must lie between 1 and " + MAX_DAYS + ", not " + days);
    }
    return days;
  }
}
