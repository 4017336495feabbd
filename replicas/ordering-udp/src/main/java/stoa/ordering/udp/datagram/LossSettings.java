package stoa.ordering.udp.datagram;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.udp.ConfigurationException;

/// How bad the network shall be, for trials of whole systems; see [LossyFilter].
///
/// @param loss probability, 0 to 1
/// @param duplication probability, 0 to 1
/// @param reorder probability, 0 to 1
/// @param seed makes a run repeatable
public record LossSettings(double loss, double duplication, double reorder, long seed) {
  /// A network as good as it is.
  public static final LossSettings NONE = new LossSettings(0, 0, 0, 0);

  private static final Logger log = LoggerFactory.getLogger(LossSettings.class);

  /// Reads `STOA_DATAGRAM_LOSS`, `STOA_DATAGRAM_DUPLICATION`, `STOA_DATAGRAM_REORDER` (all 0 when
  /// absent) and `STOA_DATAGRAM_SEED` (the clock when absent).
  public static LossSettings fromEnvironment(Map<String, String> environment) {
    return new LossSettings(
        number(environment, "STOA_DATAGRAM_LOSS"),
        number(environment, "STOA_DATAGRAM_DUPLICATION"),
        number(environment, "STOA_DATAGRAM_REORDER"),
        (long) number(environment, "STOA_DATAGRAM_SEED"));
  }

  /// The filter that does so; announced in the log, because it has no place in production.
  public DatagramFilter filter() {
    if (loss == 0 && duplication == 0 && reorder == 0) {
      return DatagramFilter.PASS;
    }
    long chosen = seed == 0 ? System.nanoTime() : seed;
    log.warn(
        "the network is made worse on purpose: loss {}, duplication {}, reorder {}, seed {}",
        loss,
        duplication,
        reorder,
        chosen);
    return new LossyFilter(loss, duplication, reorder, chosen);
  }

  private static double number(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "0");
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new ConfigurationException(name + " is not a number: " + value, e);
    }
  }
}
