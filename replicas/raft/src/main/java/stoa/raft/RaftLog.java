package stoa.raft;

import com.alipay.sofa.jraft.NodeManager;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.core.State;
import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.entity.Task;
import com.alipay.sofa.jraft.error.RaftError;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stoa.proto.raft.v1.LogEntry;
import stoa.raft.transport.RaftTransport;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.ConfigurationException;
import stoa.replica.log.LogStatus;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.log.ProcessHalt;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.snapshot.StateSnapshots;

/// Raft as a replicated log.
///
/// Positions are Raft's log indexes. Entries of the engine's own (a new leader's first, changes of
/// members) have an index too but are not handed over, so positions have gaps.
///
/// Continuations of what [#submit], [#readBarrier] and [#takeSnapshot] return run on virtual
/// threads, never on the engine's.
public final class RaftLog implements ReplicatedLog {
  private final RaftSettings settings;
  private final CommittedEntries committed;
  private final ExistingGroup existing;
  private final ProcessHalt halt;
  private final StateSnapshots state;
  private final OptionalLong restoredTerm;
  private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService snapshotWriting;
  private final SnapshotSaver snapshots;
  private final CommittedStateMachine machine;
  private final CommandGatherer gatherer;
  private final ReadIndex readIndex;
  private final SharedBarrier barrier;
  private final LogForces forces = new LogForces();
  private final RaftTransport transport;
  private volatile @Nullable NodeImpl node;

  /// A log that does not begin with the state of a backup.
  ///
  /// @throws ConfigurationException when the TLS files cannot be used
  public RaftLog(
      RaftSettings settings,
      CommittedEntries committed,
      StateSnapshots state,
      LeadershipListener leadership,
      ExistingGroup existing,
      ProcessHalt halt) {
    this(settings, committed, state, leadership, existing, halt, OptionalLong.empty());
  }

  /// Prepares everything and starts nothing.
  ///
  /// @param committed where committed entries go
  /// @param state saves and restores what they have made
  /// @param leadership told when this member begins and ends to lead
  /// @param existing asked before a bootstrap
  /// @param halt ends the process when the engine, a disk or applying fails
  /// @param restoredTerm with [StartMode#RESTORE]: the term that the state counts as being of; the
  ///   same at every member, and larger than any before the restore
  /// @throws ConfigurationException when the TLS files cannot be used
  public RaftLog(
      RaftSettings settings,
      CommittedEntries committed,
      StateSnapshots state,
      LeadershipListener leadership,
      ExistingGroup existing,
      ProcessHalt halt,
      OptionalLong restoredTerm) {
    this.settings = settings;
    this.state = state;
    this.restoredTerm = restoredTerm;
    this.committed = committed;
    this.existing = existing;
    this.halt = halt;
    this.snapshotWriting =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("raft-snapshot-" + settings.member()).factory());
    this.snapshots = new SnapshotSaver(state, settings.snapshotPolicy(), snapshotWriting, halt);
    this.machine = new CommittedStateMachine(committed, snapshots, leadership, halt);
    this.gatherer = new CommandGatherer(this::propose, answers);
    this.readIndex = new ReadIndex(committed, settings.electionTimeoutMillis(), answers);
    this.barrier = new SharedBarrier(this::askMajority);
    this.transport = new RaftTransport(settings.transport());
  }

  @Override
  public void start() {
    var directory = DataDirectory.open(settings, committed.appliedPosition(), existing);
    if (directory.isRestoring()) {
      new InitialSnapshot(settings, directory).write(state, snapshots, restoredTerm.orElseThrow());
    }
    var self = settings.names().peer(settings.member());
    RaftProcessors.register(transport.server());
    transport.start();
    NodeManager.getInstance().addAddress(self.getEndpoint());
    var starting = new NodeImpl(settings.group(), self);
    if (!starting.init(EngineOptions.of(settings, directory, machine, transport, forces, halt))) {
      // No wrong configuration, after which nobody starts a member again: a full disk may have
      // room in a minute.
      throw new IllegalStateException(
          "Raft could not start with the data in %s; the log says why"
              .formatted(settings.dataDirectory()));
    }
    directory.complete();
    node = starting;
    snapshots.onDue(() -> starting.snapshot(status -> {}));
  }

  private @Nullable NodeImpl activeNode() {
    var running = node;
    return running != null && running.getNodeState().isActive() ? running : null;
  }

  @Override
  public CompletionStage<Long> submit(byte[] command) {
    return offer(command, () -> gatherer.submit(command));
  }

  /// Offers a command that only the leader of one term may have ordered. Fails with
  /// [Reason#NOT_LEADER] when that term is over.
  ///
  /// @param term as [LeadershipListener#leads] named it
  public CompletionStage<Long> submitInTerm(byte[] command, long term) {
    return offer(command, () -> gatherer.submitInTerm(command, term));
  }

  private CompletionStage<Long> offer(byte[] command, Supplier<CompletionStage<Long>> taking) {
    if (command.length > MAX_COMMAND_BYTES) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("command of " + command.length + " bytes"));
    }
    var running = activeNode();
    if (running == null) {
      return CompletableFuture.failedFuture(notRunning());
    }
    if (running.isLeader(false)) {
      return taking.get();
    }
    // The engine holds a lock over who leads while it forces a vote; callers do not wait for that.
    return refuseLater(() -> notLeader(running));
  }

  private CompletionStage<Long> refuseLater(Supplier<NotTakenException> refusal) {
    var refused = new CompletableFuture<Long>();
    answers.execute(() -> refused.completeExceptionally(refusal.get()));
    return refused;
  }

  private NotTakenException notLeader(NodeImpl running) {
    if (running.getNodeState() == State.STATE_TRANSFERRING) {
      return new NotTakenException(Reason.UNAVAILABLE, "leadership is being handed on");
    }
    OptionalInt leader = settings.names().number(running.getLeaderId());
    return leader.isPresent()
        ? new NotTakenException(Reason.NOT_LEADER, leader, "only the leader takes commands")
        : new NotTakenException(Reason.UNAVAILABLE, "no leader is known");
  }

  private static NotTakenException notRunning() {
    return new NotTakenException(Reason.UNAVAILABLE, "the member is not running");
  }

  private void propose(ProposedEntry entry) {
    var running = activeNode();
    if (running == null) {
      entry.run(new Status(RaftError.EPERM, EngineStatus.NOT_LEADER));
      return;
    }
    var content = LogEntry.newBuilder();
    entry.commands().forEach(c -> content.addCommands(c.command()));
    var task = new Task(ByteBuffer.wrap(content.build().toByteArray()), entry);
    task.setExpectedTerm(entry.expectedTerm());
    try {
      running.apply(task);
    } catch (IllegalStateException e) {
      // Shutting down: the engine has told the entry already.
    }
  }

  @Override
  public CompletionStage<Long> readBarrier() {
    return activeNode() == null ? CompletableFuture.failedFuture(notRunning()) : barrier.await();
  }

  private CompletionStage<Long> askMajority() {
    var running = activeNode();
    return running == null ? refuseLater(RaftLog::notRunning) : readIndex.ask(running);
  }

  @Override
  public LogStatus status() {
    return new StatusReport(settings.names()).of(node, machine);
  }

  @Override
  public CompletionStage<Long> takeSnapshot() {
    var position = new CompletableFuture<Long>();
    var running = activeNode();
    if (running == null) {
      position.completeExceptionally(notRunning());
      return position;
    }
    running.snapshot(status ->
        answers.execute(() -> {
          if (status.isOk()) {
            position.complete(snapshots.savedPosition());
          } else {
            position.completeExceptionally(
                new NotTakenException(Reason.UNAVAILABLE, "no snapshot: " + status));
          }
        }));
    return position;
  }

  @Override
  public void transferLeader(OptionalInt toMember) {
    var running = activeNode();
    if (running == null) {
      throw notRunning();
    }
    if (!running.isLeader(false)) {
      throw notLeader(running);
    }
    var target =
        toMember.isPresent() ? settings.names().peer(toMember.getAsInt()) : PeerId.ANY_PEER;
    var status = running.transferLeadershipTo(target);
    if (!status.isOk()) {
      throw new NotTakenException(Reason.UNAVAILABLE, "leadership stays: " + status);
    }
  }

  /// Changes the group's members. Every call must reach the leader.
  public MemberReplacement members() {
    var running = activeNode();
    if (running == null) {
      throw notRunning();
    }
    return new MemberReplacement(running, settings.names(), answers);
  }

  int waitingCommands() {
    return gatherer.waitingCommands();
  }

  long snapshotPosition() {
    return snapshots.savedPosition();
  }

  /// The transport, for its counters and its port.
  public RaftTransport transport() {
    return transport;
  }

  LogForces forces() {
    return forces;
  }

  /// Stops in the order that loses nothing: a leader wakes its successor first.
  @Override
  public void close() {
    gatherer.close();
    var running = node;
    node = null;
    if (running != null) {
      running.shutdown(null);
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    gatherer.abandonUnderWay();
    transport.close();
    snapshotWriting.shutdown();
    answers.shutdown();
    NodeManager.getInstance().removeAddress(settings.names().peer(settings.member()).getEndpoint());
  }
}
