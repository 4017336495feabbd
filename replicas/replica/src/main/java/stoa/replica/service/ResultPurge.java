package stoa.replica.service;

import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.proto.replica.v1.GroupCommand;
import stoa.proto.replica.v1.PurgeResults;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.StoredResults;

/// Has results purged that have been kept for long enough. The purge is a command, so that all
/// members drop the same results at the same position; each member proposes it now and then, and a
/// second one finds nothing to do.
@Singleton
public final class ResultPurge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResultPurge.class);
  private static final long PERIOD_MINUTES = 60;

  /// An hour more than promised, so that not every result costs a purge of its own.
  private static final long KEPT_MILLIS = TimeUnit.HOURS.toMillis(25);

  private final CommandGate gate;
  private final AppliedPositions positions;
  private final StoredResults results;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("result-purge").daemon().factory());

  ResultPurge(CommandGate gate, AppliedPositions positions, StoredResults results) {
    this.gate = gate;
    this.positions = positions;
    this.results = results;
  }

  /// Begins to look, each hour.
  public void start() {
    long first = ThreadLocalRandom.current().nextLong(1, PERIOD_MINUTES);
    var _ = timer.scheduleWithFixedDelay(this::purge, first, PERIOD_MINUTES, TimeUnit.MINUTES);
  }

  /// Proposes a purge if there is anything to purge. Failures are left for the next time.
  void purge() {
    try {
      long before = positions.current().groupTimeMillis() - KEPT_MILLIS;
      if (results.anyOlderThan(before)) {
        var purge = PurgeResults.newBuilder().setBeforeMillis(before);
        gate.submit(GroupCommand.newBuilder().setPurgeResults(purge))
            .whenComplete((result, refused) ->
                LOG.debug("purge up to {}: {}", before, refused == null ? "done" : refused));
      }
    } catch (RuntimeException failure) {
      LOG.warn("no purge this time", failure);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
