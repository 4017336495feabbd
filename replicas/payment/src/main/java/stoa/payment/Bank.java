package stoa.payment;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import stoa.payment.api.Busy;
import stoa.payment.api.BusyFault;
import stoa.payment.ledger.Chance;

/// The bank behind: takes a limited number of calls at once, and its time, and fails now and then
/// as configured.
@Singleton
final class Bank {
  /// Calls at once; a further one is answered Busy.
  static final int MAX_CALLS = 256;

  private static final int RETRY_AFTER_MILLIS = 200;

  private final Semaphore calls = new Semaphore(MAX_CALLS);
  private final Chance chance;
  private final long fromMillis;
  private final long toMillis;
  private final double failureRate;

  Bank(Chance chance, PaymentConfiguration configuration) {
    this.chance = chance;
    String[] bounds = configuration.latencyMillis().split("-", 2);
    this.fromMillis = Long.parseLong(bounds[0]);
    this.toMillis = Long.parseLong(bounds[bounds.length - 1]);
    this.failureRate = configuration.failureRate();
  }

  /// What one call does.
  interface Call<T, F extends Exception> {
    T run() throws F, BusyFault;
  }

  /// Runs a call within the limits.
  <T, F extends Exception> T call(Call<T, F> call) throws F, BusyFault {
    if (!calls.tryAcquire()) {
      throw busy("too many calls at once");
    }
    try {
      takeTime();
      if (failureRate > 0 && chance.happens(failureRate)) {
        throw busy("the bank did not answer");
      }
      return call.run();
    } finally {
      calls.release();
    }
  }

  /// The fault of a call that was not taken.
  static BusyFault busy(String why) {
    var busy = new Busy();
    busy.setRetryAfterMillis(RETRY_AFTER_MILLIS);
    return new BusyFault(why, busy);
  }

  private void takeTime() throws BusyFault {
    if (toMillis == 0) {
      return;
    }
    try {
      TimeUnit.MILLISECONDS.sleep(chance.between(fromMillis, toMillis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("stopping");
    }
  }
}
