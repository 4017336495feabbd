package stoa.ordering.udp.datagram;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs refused datagrams at most once per second, so that a flood of them does not become a flood
/// of lines. Used by one thread.
public final class RefusalLog implements Consumer<Refusal> {
  private static final long INTERVAL_NANOS = 1_000_000_000L;
  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

  private final Consumer<Refusal> counter;
  private final LongSupplier nanoClock;
  private final Map<Refusal, Long> sinceLastLine = new EnumMap<>(Refusal.class);
  private long lastLineNanos;

  /// Logs, and counts through `counter`.
  ///
  /// @param counter is told of each refusal, for metrics
  public RefusalLog(Consumer<Refusal> counter, LongSupplier nanoClock) {
    this.counter = counter;
    this.nanoClock = nanoClock;
    this.lastLineNanos = nanoClock.getAsLong() - INTERVAL_NANOS;
  }

  @Override
  public void accept(Refusal why) {
    counter.accept(why);
    sinceLastLine.merge(why, 1L, Long::sum);
    long now = nanoClock.getAsLong();
    if (now - lastLineNanos >= INTERVAL_NANOS) {
      log.warn("refused datagrams: {}", sinceLastLine);
      sinceLastLine.clear();
      lastLineNanos = now;
    }
  }
}
