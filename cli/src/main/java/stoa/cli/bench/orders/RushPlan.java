package stoa.cli.bench.orders;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// What is ordered, and what the payment service does meanwhile.
///
/// @param orders how many
/// @param sessions carts at once; each has one order under way
/// @param delayMillis `FROM-TO`: how long each call of the payment service takes beside its work
/// @param faults share of its calls that fail, 0 to 1
/// @param kills how often it is killed, with its database, evenly spread over the orders
/// @param away how long it stays away each time before it is started again
/// @param seed of delays, faults, cards and items
/// @param limit for all orders to come to their end
public record RushPlan(
    int orders,
    int sessions,
    String delayMillis,
    double faults,
    int kills,
    Duration away,
    long seed,
    Duration limit) {
  /// What the payment service must be started with.
  public Map<String, String> environment() {
    return Map.of(
        "STOA_PAYMENT_DELAY_MILLIS",
        delayMillis,
        "STOA_PAYMENT_FAULTS",
        String.format(Locale.ROOT, "%s", faults),
        "STOA_PAYMENT_SEED",
        Long.toString(seed));
  }

  /// How many orders have ended when it is killed for the given time, counted from 1.
  int endedAtKill(int kill) {
    return (int) ((long) orders * kill / (kills + 1));
  }
}
