package stoa.cli.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import stoa.cli.CommandFailure;

/// The time of one load: warm-up, then the measured part.
///
/// @param beganNanos on the clock of [System#nanoTime()]
record Window(long beganNanos, Duration warmUp, Duration measured) {
  private long opensNanos() {
    return beganNanos + warmUp.toNanos();
  }

  private long closesNanos() {
    return opensNanos() + measured.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - closesNanos() >= 0;
  }

  /// When the client of that number logs in again: spread evenly over the measured part.
  long loginAtNanos(int number, int of) {
    return opensNanos() + Math.round(measured.toNanos() * (number + 0.5) / of);
  }

  /// Opens and closes the measurements in time.
  void keep(Measurements measurements) {
    until(opensNanos());
    measurements.openWindow();
    until(closesNanos());
    measurements.closeWindow();
  }

  private static void until(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }
}
