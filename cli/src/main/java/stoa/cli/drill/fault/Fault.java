package stoa.cli.drill.fault;

import java.time.Duration;
import java.util.Locale;

/// One part fails.
///
/// @param at after the beginning of the load
/// @param target a unit, or `product-leader`: whoever leads at that moment
/// @param length until it is started or goes on again; zero for a restart
public record Fault(Duration at, FaultKind kind, String target, Duration length) {
  @Override
  public String toString() {
    String time = length.isZero() ? "" : String.format(Locale.ROOT, " for %.1f s", seconds(length));
    return String.format(Locale.ROOT, "%6.1f s  ", seconds(at))
        + kind.name().toLowerCase(Locale.ROOT)
        + " "
        + target
        + time;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
