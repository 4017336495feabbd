package stoa.ordering.udp;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.udp.datagram.DatagramFilter;

/// The lives of a member in one process, one after the other. Mostly there is only one; the
/// protocol ends it when it cannot go on from what this life has, and then the next one begins
/// here.
///
/// Commands and barriers of a life that ends are answered as at the end of the process.
final class Lives {
  private static final Logger log = LoggerFactory.getLogger(Lives.class);

  private final SequencerConfiguration configuration;
  private final SequencerMetrics metrics;
  private final RunningMember.Surroundings surroundings;
  private final ExecutorService succession;
  private volatile @Nullable RunningMember present;
  private boolean closed;

  Lives(
      SequencerConfiguration configuration,
      SequencerMetrics metrics,
      DatagramFilter filter,
      DeliveryListener listener,
      HaltListener halt) {
    this.configuration = configuration;
    this.metrics = metrics;
    this.surroundings = new RunningMember.Surroundings(filter, listener, this::ended, halt);
    this.succession =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform()
                .name("sequencer-lives-" + configuration.group().self())
                .daemon()
                .factory());
  }

  /// The life that runs, if one does now.
  @Nullable RunningMember present() {
    return present;
  }

  /// Begins the first life.
  ///
  /// @param appliedEnd all numbers below are in the application's state
  synchronized void begin(long appliedEnd) {
    begin(appliedEnd, 0, 0);
  }

  /// Ends the present life, if any; no other begins.
  void close() {
    succession.shutdownNow();
    synchronized (this) {
      closed = true;
      RunningMember last = present;
      present = null;
      if (last != null) {
        last.close();
      }
    }
  }

  private void begin(long appliedEnd, long durableEnd, long aboveIncarnation) {
    RunningMember life =
        RunningMember.assemble(configuration, metrics, surroundings, appliedEnd, aboveIncarnation);
    life.inbox().durableEnd.set(durableEnd);
    present = life;
    life.start();
  }

  /// Called by the loop of the life that is over.
  private void ended(LifeEnd end) {
    try {
      succession.execute(() -> succeed(end));
    } catch (RejectedExecutionException e) {
      log.debug("no life follows: this member stops", e);
    }
  }

  private synchronized void succeed(LifeEnd end) {
    RunningMember over = present;
    if (closed || over == null) {
      return;
    }
    log.info("this life is over: {}", end);
    try {
      if (!over.close()) {
        throw new IllegalStateException("the application did not finish its batch");
      }
      present = null;
      long appliedEnd = over.inbox().appliedEnd.get();
      long durableEnd = over.inbox().durableEnd.get();
      switch (end) {
        case LifeEnd.StartAgain again -> begin(appliedEnd, durableEnd, again.aboveIncarnation());
        case LifeEnd.NeedSnapshot need ->
            throw new IllegalStateException(
                "only a snapshot of member " + need.source() + " contains what is missing here");
      }
    } catch (RuntimeException e) {
      surroundings.halt().halted("this member cannot go on: " + e.getMessage(), e);
    }
  }
}
