package stoa.benchmark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that each wait for the answer to one command before they send the next. They have no
/// threads: an answer sends the next command, on the thread that gives the answer; or after a
/// pause, for a load that a group can carry beside other things.
final class ClosedLoop {
  private static final long PAUSE_AFTER_REFUSAL_MILLIS = 5;

  private final LogUnderTest log;
  private final byte[] command;
  private final long untilNanos;
  private final long paceMillis;
  private final Latencies latencies = new Latencies();
  private final AtomicLong refused = new AtomicLong();
  private final CountDownLatch running;

  private ClosedLoop(
      LogUnderTest log, int clients, long seconds, int commandBytes, long paceMillis) {
    this.log = log;
    this.command = new byte[commandBytes];
    this.paceMillis = paceMillis;
    this.untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    this.running = new CountDownLatch(clients);
  }

  /// What came of it.
  ///
  /// @param refused answers other than a position; their commands are not among the latencies
  record Outcome(Latencies latencies, long refused) {
    String toLine() {
      return refused + " " + latencies.toLine();
    }

    static Outcome fromLine(String line) {
      int blank = line.indexOf(' ');
      return new Outcome(
          Latencies.fromLine(line.substring(blank + 1)), Long.parseLong(line.substring(0, blank)));
    }
  }

  /// Runs so many clients for so long and returns when each has its last answer.
  ///
  /// @param paceMillis how long a client rests after an answer
  static Outcome run(LogUnderTest log, int clients, long seconds, int commandBytes, long paceMillis)
      throws InterruptedException {
    ClosedLoop loop = new ClosedLoop(log, clients, seconds, commandBytes, paceMillis);
    for (int client = 0; client < clients; client++) {
      loop.nextIn(paceMillis * client / clients);
    }
    loop.running.await();
    return new Outcome(loop.latencies, loop.refused.get());
  }

  private void next() {
    long started = System.nanoTime();
    if (started >= untilNanos) {
      running.countDown();
      return;
    }
    log.submit(command)
        .whenComplete((position, failure) -> {
          if (failure == null) {
            latencies.record(System.nanoTime() - started);
            nextIn(paceMillis);
          } else {
            refused.incrementAndGet();
            nextIn(PAUSE_AFTER_REFUSAL_MILLIS);
          }
        });
  }

  private void nextIn(long millis) {
    if (millis == 0) {
      next();
    } else {
      CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(this::next);
    }
  }
}
