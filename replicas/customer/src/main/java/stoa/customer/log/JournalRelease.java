package stoa.customer.log;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.database.DatabaseDurability;
import stoa.replica.log.CommittedEntries;

/// Lets the journal be cut: forces the database to disk from time to time, and tells the sequencer
/// what is durable there. Commits are not forced one by one, because the journal is.
///
/// Forces every [#PERIOD_SECONDS], and as soon as [#BYTES] of commands were applied since the last
/// time; not at all while nothing is applied. When forcing fails the journal is kept, and the next
/// time comes.
public final class JournalRelease implements AutoCloseable {
  /// How often at least, in seconds.
  static final long PERIOD_SECONDS = 30;

  /// After how many bytes of applied commands.
  static final long BYTES = 8L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(JournalRelease.class);

  private final CommittedEntries committed;
  private final DatabaseDurability durability;
  private final LongConsumer durablyApplied;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong releasedPosition = new AtomicLong(CommittedEntries.NOTHING_APPLIED);
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("journal-release").daemon().factory());

  /// @param durablyApplied is told the last position that survives a crash of the machine
  public JournalRelease(
      CommittedEntries committed, DatabaseDurability durability, LongConsumer durablyApplied) {
    this.committed = committed;
    this.durability = durability;
    this.durablyApplied = durablyApplied;
  }

  void start() {
    var _ =
        executor.scheduleWithFixedDelay(
            this::release, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /// Counts what was applied.
  void applied(long appliedBytes) {
    if (bytes.addAndGet(appliedBytes) < BYTES) {
      return;
    }
    bytes.set(0);
    try {
      executor.execute(this::release);
    } catch (RejectedExecutionException e) {
      LOG.debug("the member stops: the journal is kept", e);
    }
  }

  /// Notes a position that is on disk already, and gives it back.
  long released(long position) {
    releasedPosition.accumulateAndGet(position, Math::max);
    durablyApplied.accept(position);
    return position;
  }

  private void release() {
    if (committed.appliedPosition() <= releasedPosition.get()) {
      return;
    }
    try {
      released(durability.force());
    } catch (SQLException | RuntimeException e) { // A thrown one would end the schedule.
      LOG.warn("the database cannot be forced to disk, the journal is kept", e);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
