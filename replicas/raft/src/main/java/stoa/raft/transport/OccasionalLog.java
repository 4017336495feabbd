package stoa.raft.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/// Logs at most one line per second, however much a peer misbehaves.
final class OccasionalLog {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Logger logger;
  private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());

  OccasionalLog(Logger logger) {
    this.logger = logger;
  }

  void warn(String format, Object... arguments) {
    long due = nextNanos.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextNanos.compareAndSet(due, now + INTERVAL_NANOS)) {
      logger.warn(format, arguments);
    }
  }
}
