package stoa.ordering.udp;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.Command;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.MemberStatus;
import stoa.ordering.udp.datagram.DatagramFilter;
import stoa.ordering.udp.wire.RecordCodec;

/// One member of the group, running: the face of the rotating sequencer for whoever applies its
/// commands.
///
/// Positions are global numbers, from 0; -1 stands before the first one. Safe for use by many
/// threads; no method waits for the group.
public final class SequencerNode implements AutoCloseable {
  /// A larger command is refused.
  public static final int MAXIMUM_COMMAND_BYTES = 256 << 10;

  /// The position of a member that has applied nothing.
  public static final long NOTHING_APPLIED = -1;

  private static final Logger log = LoggerFactory.getLogger(SequencerNode.class);

  private final SequencerConfiguration configuration;
  private final MeterRegistry registry;
  private final DatagramFilter filter;
  private final HaltListener haltListener;
  private final AtomicBoolean halted = new AtomicBoolean();
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable Lives lives;

  /// Makes a member that does nothing before [#start].
  ///
  /// @param registry where its metrics go; their names begin with `stoa.sequencer.`
  public SequencerNode(
      SequencerConfiguration configuration, MeterRegistry registry, HaltListener haltListener) {
    this(configuration, registry, haltListener, configuration.loss().filter());
  }

  /// The same with a network of the caller's making, for tests.
  public SequencerNode(
      SequencerConfiguration configuration,
      MeterRegistry registry,
      HaltListener haltListener,
      DatagramFilter filter) {
    this.configuration = configuration;
    this.registry = registry;
    this.haltListener = haltListener;
    this.filter = filter;
  }

  /// The same for an application that keeps no ordering state and installs no snapshot.
  public void start(long appliedPosition, DeliveryListener listener) {
    start(appliedPosition, new byte[0], listener, SnapshotInstaller.NONE);
  }

  /// Opens the data directory, reads the journal and takes part from then on; or installs a
  /// snapshot first, behind the caller's back, when the journal does not continue the application's
  /// state.
  ///
  /// @param appliedPosition the last number that the application's state contains, or
  ///   [#NOTHING_APPLIED]; deliveries begin behind it
  /// @param orderingState what the application kept with it, see [DeliveryListener]; empty for none
  /// @throws ConfigurationException when this member cannot start as it is configured
  public void start(
      long appliedPosition,
      byte[] orderingState,
      DeliveryListener listener,
      SnapshotInstaller installer) {
    if (started.getAndSet(true)) {
      throw new IllegalStateException("a member is started once");
    }
    SequencerMetrics metrics = new SequencerMetrics(registry);
    metrics.watch(this::status);
    Lives begun = new Lives(configuration, metrics, filter, listener, installer, this::halt);
    lives = begun;
    begun.begin(appliedPosition, orderingState);
    log.info(
        "member {} of {} listens at {}",
        configuration.group().self(),
        configuration.group().members(),
        configuration.ownAddress());
  }

  /// What an application keeps with a state that a new group is to begin with: all members start
  /// with the same state and this, are told to bootstrap, and the group's log goes on behind the
  /// position. So none of them can ever be brought up from an empty state.
  public static byte[] orderingStateOfABeginning(GroupConfiguration group, long position) {
    return new RecordCodec(group).encode(ApplicationState.beginningBehind(position));
  }

  /// Offers a command for ordering.
  ///
  /// @param command 1 to [#MAXIMUM_COMMAND_BYTES] bytes, not to be changed afterwards
  /// @return the command's number once a majority holds it. Fails with a [RefusedException] when it
  ///   certainly will not be ordered, with an [OutcomeUnknownException] when this member stops
  ///   before it knows. What has become a request has no time limit: without a majority it waits
  public CompletionStage<Long> submit(byte[] command) {
    if (command.length == 0 || command.length > MAXIMUM_COMMAND_BYTES) {
      return refused(RefusedException.Reason.BAD_SIZE, command.length + " bytes");
    }
    RunningMember member = present();
    if (member == null) {
      return refused(RefusedException.Reason.UNAVAILABLE, "this member is not running");
    }
    CompletableFuture<Long> number = new CompletableFuture<>();
    var refusal = member.inbox().offer(new WaitingCommand(new Command(command), number));
    if (refusal != null) {
      return refused(refusal, "too many commands wait, or this member stops");
    }
    member.wake();
    return number;
  }

  /// Learns a position that covers every command that any member acknowledged before this call.
  ///
  /// @return the position that a reader must have applied; it has been delivered here. Fails with a
  ///   [RefusedException] when no majority answers in time
  public CompletionStage<Long> readBarrier() {
    RunningMember member = present();
    if (member == null) {
      return refused(RefusedException.Reason.UNAVAILABLE, "this member is not running");
    }
    CompletableFuture<Long> position = new CompletableFuture<>();
    var refusal = member.inbox().offer(position);
    if (refusal != null) {
      return refused(refusal, "too many readers wait, or this member stops");
    }
    member.wake();
    return position;
  }

  /// Tells that the application's state up to a position survives a crash of this machine, so that
  /// the journal need not keep it. The journal is cut where all members hold it too.
  public void durablyApplied(long position) {
    RunningMember member = present();
    if (member != null) {
      member.inbox().durableEnd.accumulateAndGet(position + 1, Math::max);
      member.wake();
    }
  }

  /// What this member knows of itself, without asking anyone.
  public NodeStatus status() {
    RunningMember member = present();
    if (member == null) {
      Lives now = lives;
      boolean installing = now != null && now.isInstalling() && !halted.get();
      MemberStatus absent = MemberStatus.absent(halted.get());
      return new NodeStatus(false, installing, false, absent, 0, 0, 0, 0);
    }
    return member.status(!halted.get());
  }

  /// Stops taking part. Commands under way fail with an [OutcomeUnknownException]; they may be
  /// ordered after the next start. What is delivered and not yet applied is delivered again then.
  @Override
  public void close() {
    Lives ending = lives;
    lives = null;
    if (ending != null) {
      ending.close();
    }
  }

  private @Nullable RunningMember present() {
    Lives now = lives;
    return now == null ? null : now.present();
  }

  private void halt(String reason, @Nullable Throwable cause) {
    if (halted.getAndSet(true)) {
      return;
    }
    log.error("this member halts: {}", reason, cause);
    RunningMember member = present();
    if (member != null) {
      member.abandon();
    }
    haltListener.halted(reason, cause);
  }

  private static CompletionStage<Long> refused(RefusedException.Reason reason, String message) {
    return CompletableFuture.failedFuture(new RefusedException(reason, message));
  }
}
