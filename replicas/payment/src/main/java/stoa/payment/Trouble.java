package stoa.payment;

import jakarta.inject.Singleton;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What callers of the bank must live with, for tests and rehearsals; nothing unless the
/// configuration says so. Each call takes a time that is drawn uniformly from a range, and a share
/// of the calls fails: one half is refused as busy before it has any effect, the other half has its
/// effect and gets no answer.
///
/// All is drawn from one seeded source, so the same seed draws the same sequence; which call gets
/// which draw is left to their order. Safe for many threads.
@Singleton
final class Trouble {
  static final long MOST_DELAY_MILLIS = 60_000;

  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

  private final long fromMillis;
  private final long toMillis;
  private final double refusals;
  private final double drops;
  private final Random random;

  /// @throws ConfigurationException when a switch makes no sense
  Trouble(PaymentConfiguration configuration) {
    Matcher range = range(configuration.paymentDelayMillis());
    this.fromMillis = Long.parseLong(range.group(1));
    this.toMillis = range.group(2) == null ? fromMillis : Long.parseLong(range.group(2));
    if (fromMillis > toMillis || toMillis > MOST_DELAY_MILLIS) {
      throw wrongDelay(configuration.paymentDelayMillis());
    }
    double share = PaymentConfiguration.share("STOA_PAYMENT_FAULTS", configuration.paymentFaults());
    this.refusals = share / 2;
    // Of those that were not refused.
    this.drops = share == 0 ? 0 : share / 2 / (1 - share / 2);
    this.random = new Random(seed(configuration.paymentSeed()));
    if (toMillis > 0 || share > 0) {
      LOG.warn("each call takes {} to {} ms, a share of {} fails", fromMillis, toMillis, share);
    }
  }

  private static Matcher range(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw wrongDelay(text);
    }
    return range;
  }

  private static ConfigurationException wrongDelay(String text) {
    return new ConfigurationException(
        "STOA_PAYMENT_DELAY_MILLIS must be FROM-TO with 0 <= FROM <= TO <= "
            + MOST_DELAY_MILLIS
            + ", such as 5-500, not '"
            + text
            + "'");
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw new ConfigurationException("STOA_PAYMENT_SEED must be an integer, not '" + text + "'");
    }
  }

  /// How long this call takes; 0 for no time at all.
  long delayMillis() {
    return toMillis == 0 ? 0 : random.nextLong(fromMillis, toMillis + 1);
  }

  /// Whether this call is refused before it has any effect.
  boolean refuses() {
    return refusals > 0 && random.nextDouble() < refusals;
  }

  /// Whether this call, which has had its effect, gets no answer.
  boolean dropsTheAnswer() {
    return drops > 0 && random.nextDouble() < drops;
  }
}
