package stoa.ordering.udp;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.udp.Beginning.Reason;
import stoa.ordering.udp.datagram.DatagramFilter;
import stoa.ordering.udp.wire.RecordCodec;

/// The lives of a member in one process, one after the other. Mostly there is only one; the
/// protocol ends it when it cannot go on from what this life has, and then the next one begins
/// here.
///
/// ```
/// begin ──▶ a life ──StartAgain, Founded──▶ the next one
///   │         │
///   │         └──NeedSnapshot──▶ installing, from one member after the other ──▶ the next one
///   └── the journal does not continue the application's state ──▶ installing
/// ```
///
/// Commands and barriers of a life that ends are answered as at the end of the process.
final class Lives {
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final Logger log = LoggerFactory.getLogger(Lives.class);

  private final SequencerConfiguration configuration;
  private final SequencerMetrics metrics;
  private final RunningMember.Surroundings surroundings;
  private final SnapshotInstaller installer;
  private final RecordCodec codec;
  private final ExecutorService succession;
  private volatile @Nullable RunningMember present;
  private volatile boolean installing;
  private boolean closed;

  /// The application as the latest life began with it.
  private ApplicationState began = new ApplicationState(0, Optional.empty());

  Lives(
      SequencerConfiguration configuration,
      SequencerMetrics metrics,
      DatagramFilter filter,
      DeliveryListener listener,
      SnapshotInstaller installer,
      HaltListener halt) {
    this.configuration = configuration;
    this.metrics = metrics;
    this.surroundings = new RunningMember.Surroundings(filter, listener, this::ended, halt);
    this.installer = installer;
    this.codec = new RecordCodec(configuration.group());
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

  /// Whether no life runs because a snapshot is being installed.
  boolean isInstalling() {
    return installing;
  }

  /// Begins the first life, at once or when a snapshot is installed.
  ///
  /// @param position the last number in the application's state
  synchronized void begin(long position, byte[] orderingState) {
    try {
      begin(Beginning.of(ApplicationState.of(codec, position, orderingState)));
    } catch (SnapshotNeededException e) {
      if (installer.equals(SnapshotInstaller.NONE)) {
        throw new ConfigurationException(String.valueOf(e.getMessage()), e);
      }
      log.warn("a snapshot is needed: {}", e.getMessage());
      ended(new LifeEnd.NeedSnapshot(another(configuration.group().self())));
    }
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

  private void begin(Beginning beginning) {
    began = beginning.application();
    RunningMember life = RunningMember.assemble(configuration, metrics, surroundings, beginning);
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
    if (closed) {
      return;
    }
    log.info("this life is over: {}", end);
    try {
      RunningMember over = present;
      present = null;
      if (over != null && !over.close()) {
        throw new IllegalStateException("the last life did not end: its disk or application hangs");
      }
      switch (end) {
        case LifeEnd.StartAgain again ->
            begin(after(over, Reason.ANOTHER, again.aboveIncarnation()));
        case LifeEnd.Founded founded -> begin(after(over, Reason.FOUNDED, 0));
        case LifeEnd.NeedSnapshot need -> {
          installing = true;
          beginWithSnapshot(need.source());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      surroundings.halt().halted("this member cannot go on: " + e.getMessage(), e);
    } finally {
      installing = false;
    }
  }

  private Beginning after(@Nullable RunningMember over, Reason reason, long aboveIncarnation) {
    long appliedEnd = over == null ? 0 : over.inbox().appliedEnd.get();
    long durableEnd = over == null ? 0 : over.inbox().durableEnd.get();
    // What a restored group begins with stays that as long as nothing was applied behind it.
    ApplicationState application =
        appliedEnd == began.appliedEnd()
            ? began
            : new ApplicationState(appliedEnd, Optional.empty());
    return new Beginning(reason, application, durableEnd, aboveIncarnation);
  }

  private void beginWithSnapshot(int firstSource) throws InterruptedException {
    int source = firstSource;
    long pauseMillis = FIRST_PAUSE_MILLIS;
    while (present == null) {
      try {
        log.info("installing a snapshot of member {}", source);
        SnapshotInstaller.Installed installed = installer.install(source);
        ApplicationState application =
            ApplicationState.of(codec, installed.position(), installed.orderingState());
        begin(new Beginning(Reason.ANOTHER, application, installed.position() + 1, 0));
        metrics.snapshotsInstalled.increment();
      } catch (IOException | SnapshotNeededException e) {
        log.warn("no usable snapshot of member {}: {}", source, e.toString());
        source = another(source);
        Thread.sleep(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  /// The next member that is not this one.
  private int another(int member) {
    int next = (member + 1) % configuration.group().members();
    return next == configuration.group().self() ? another(next) : next;
  }
}
