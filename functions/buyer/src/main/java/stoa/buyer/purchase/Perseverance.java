package stoa.buyer.purchase;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.client.CallContext;
import stoa.client.GroupUnavailableException;
import stoa.client.OutcomeUnknownException;

/// Repeats an idempotent step until it is done or the time is over. What a step did that gave no
/// answer is never guessed: the repeat tells.
final class Perseverance {
  /// Pause after the first failure; doubles with each.
  static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /// What the pause grows to.
  static final Duration LAST_PAUSE = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(Perseverance.class);

  private final CallContext context;
  private Duration pause = FIRST_PAUSE;

  /// @param context ends the repeats at its deadline
  Perseverance(CallContext context) {
    this.context = context;
  }

  /// The step's result.
  ///
  /// @throws OutcomeUnknownException when the time is over
  <T> T untilDone(String step, Supplier<T> body) {
    while (true) {
      try {
        return body.get();
      } catch (GroupUnavailableException
          | OutcomeUnknownException
          | PaymentUnavailableException e) {
        LOG.info("{} is repeated: {}", step, e.getMessage());
        rest(step);
      }
    }
  }

  /// Waits before the next try.
  ///
  /// @throws OutcomeUnknownException when the time is over
  void rest(String step) {
    long nanos = ThreadLocalRandom.current().nextLong(pause.toNanos() / 2, pause.toNanos());
    if (context.remainingNanos() <= nanos || Thread.currentThread().isInterrupted()) {
      throw new OutcomeUnknownException("no time left for " + step);
    }
    LockSupport.parkNanos(nanos);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LAST_PAUSE) < 0 ? doubled : LAST_PAUSE;
  }
}
