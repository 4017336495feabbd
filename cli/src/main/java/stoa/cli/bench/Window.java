package stoa.cli.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import stoa.cli.CommandFailure;

/// The time of one load: warm-up, then the measured part, which lasts longer when the system is so
/// slow that some function has not been answered yet.
final class Window {
  /// The measured part is at most so many times as long as asked.
  static final int LONGEST = 4;

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final long beganNanos = System.nanoTime();
  private final Duration warmUp;
  private final Duration measured;
  private volatile boolean over;

  Window(Duration warmUp, Duration measured) {
    this.warmUp = warmUp;
    this.measured = measured;
  }

  private long opensNanos() {
    return beganNanos + warmUp.toNanos();
  }

  boolean isOver() {
    return over;
  }

  /// Waits until the measured part begins.
  void awaitOpening() {
    until(opensNanos());
  }

  /// One of some moments, spread evenly over the measured part.
  long momentNanos(int number, int of) {
    return opensNanos() + Math.round(measured.toNanos() * (number + 0.5) / of);
  }

  /// Waits until the client of that number begins: spread evenly over the warm-up, so that clients
  /// do not go through their visits in step.
  void awaitTurn(int number, int of) {
    until(beganNanos + warmUp.toNanos() * number / of);
  }

  /// Opens and closes the measurements in time.
  ///
  /// @return the seconds between
  double keep(Measurements measurements) {
    until(opensNanos());
    measurements.openWindow();
    long opened = System.nanoTime();
    until(opened + measured.toNanos());
    long longest = opened + LONGEST * measured.toNanos();
    while (!measurements.isComplete() && System.nanoTime() < longest) {
      until(System.nanoTime() + POLL_NANOS);
    }
    measurements.closeWindow();
    double seconds = (System.nanoTime() - opened) / 1e9;
    over = true;
    return seconds;
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
