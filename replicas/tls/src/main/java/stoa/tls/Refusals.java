package stoa.tls;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts peers that were not accepted, and logs one line a second at most, however many there are.
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(MutualTls.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AtomicLong count = new AtomicLong();
  private final AtomicLong nextLineNanos = new AtomicLong(System.nanoTime());

  void note(String why) {
    count.incrementAndGet();
    long due = nextLineNanos.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextLineNanos.compareAndSet(due, now + INTERVAL_NANOS)) {
      LOG.warn("refused a peer: {}", why);
    }
  }

  long count() {
    return count.get();
  }
}
