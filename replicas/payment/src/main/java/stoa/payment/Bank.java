package stoa.payment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import stoa.payment.api.Busy;
import stoa.payment.api.BusyFault;

/// The bank behind: takes a limited number of calls at once, and its time, and refuses now and then
/// as configured ([Trouble]).
@Singleton
final class Bank {
  /// Calls at once; a further one is answered Busy.
  static final int MAX_CALLS = 256;

  private static final int RETRY_AFTER_MILLIS = 200;

  private final Semaphore calls = new Semaphore(MAX_CALLS);
  private final Trouble trouble;

  Bank(Trouble trouble, MeterRegistry meters) {
    this.trouble = trouble;
    Gauge.builder("stoa.payment.under.way", calls, free -> MAX_CALLS - free.availablePermits())
        .description("calls under way")
        .register(meters);
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
      takeTime(trouble.delayMillis());
      if (trouble.refuses()) {
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

  private static void takeTime(long millis) throws BusyFault {
    if (millis == 0) {
      return;
    }
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("stopping");
    }
  }
}
