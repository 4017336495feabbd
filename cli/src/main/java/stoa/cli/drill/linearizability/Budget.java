package stoa.cli.drill.linearizability;

import java.time.Duration;

/// How much a search may cost before it ends without a verdict.
///
/// @param mostSteps operations tried on states
/// @param mostConfigurations remembered pairs of operations done and state; some 200 bytes each
/// @param most time
public record Budget(long mostSteps, int mostConfigurations, Duration most) {
  /// Enough for every history of an hour that is not out of the ordinary.
  public static final Budget USUAL = new Budget(20_000_000, 2_000_000, Duration.ofSeconds(60));
}
