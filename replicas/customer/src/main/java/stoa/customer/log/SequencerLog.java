package stoa.customer.log;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stoa.ordering.MemberStatus;
import stoa.ordering.Origin;
import stoa.ordering.udp.Delivered;
import stoa.ordering.udp.NodeStatus;
import stoa.ordering.udp.RefusedException;
import stoa.ordering.udp.SequencerNode;
import stoa.replica.apply.AppliedState;
import stoa.replica.log.CommittedEntry;
import stoa.replica.log.ConfigurationException;
import stoa.replica.log.LogStatus;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.log.OutcomeUnknownException;
import stoa.replica.log.ReplicatedLog;

/// The rotating sequencer as a group's log.
///
/// A member that hears of no majority refuses commands at once, so that callers go elsewhere; what
/// it has taken before waits. Reads are refused by the sequencer itself when no majority answers.
public final class SequencerLog implements ReplicatedLog {
  private final SequencerNode node;
  private final int members;
  private final MemberState state;
  private final JournalRelease release;
  private final MemberSnapshots snapshots;

  /// @param members how many the group has
  /// @param state where ordered commands go, and snapshots of others
  /// @param release lets the journal be cut
  public SequencerLog(
      SequencerNode node,
      int members,
      MemberState state,
      JournalRelease release,
      MemberSnapshots snapshots) {
    this.node = node;
    this.members = members;
    this.state = state;
    this.release = release;
    this.snapshots = snapshots;
  }

  @Override
  public void start() {
    try {
      AppliedState from = state.begin();
      node.start(from.position(), from.logState().toByteArray(), this::deliver, state);
    } catch (stoa.ordering.udp.ConfigurationException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
    release.start();
  }

  private void deliver(List<Delivered> batch, byte[] orderingState) {
    var entries = new ArrayList<CommittedEntry>(batch.size());
    for (Delivered delivered : batch.subList(0, batch.size() - 1)) {
      entries.add(new CommittedEntry(delivered.number(), delivered.commands()));
    }
    Delivered last = batch.getLast();
    entries.add(
        new CommittedEntry(last.number(), last.commands(), ByteString.copyFrom(orderingState)));
    state.apply(entries);
    release.applied(bytes(batch));
  }

  private static long bytes(List<Delivered> batch) {
    return batch.stream()
        .flatMap(delivered -> delivered.commands().stream())
        .mapToLong(command -> command.length)
        .sum();
  }

  @Override
  public CompletionStage<Long> submit(byte[] command) {
    String reason = reason(node.status());
    if (!reason.isEmpty()) {
      return CompletableFuture.failedFuture(new NotTakenException(Reason.UNAVAILABLE, reason));
    }
    return translated(node.submit(command));
  }

  @Override
  public CompletionStage<Long> readBarrier() {
    return translated(node.readBarrier());
  }

  private static CompletionStage<Long> translated(CompletionStage<Long> stage) {
    return stage.handle(SequencerLog::translated).thenCompose(Function.identity());
  }

  private static CompletionStage<Long> translated(
      @Nullable Long position, @Nullable Throwable error) {
    if (position != null) {
      return CompletableFuture.completedFuture(position);
    }
    Throwable cause = error == null ? new IllegalStateException("no position") : cause(error);
    return CompletableFuture.failedFuture(
        switch (cause) {
          case RefusedException refused -> refused(refused);
          case stoa.ordering.udp.OutcomeUnknownException unknown ->
              new OutcomeUnknownException(String.valueOf(unknown.getMessage()));
          default -> cause;
        });
  }

  private static RuntimeException refused(RefusedException refused) {
    String message = String.valueOf(refused.getMessage());
    return switch (refused.reason()) {
      case OVERLOADED -> new NotTakenException(Reason.OVERLOADED, message);
      case UNAVAILABLE -> new NotTakenException(Reason.UNAVAILABLE, message);
      case BAD_SIZE -> new IllegalArgumentException("command: " + message);
    };
  }

  private static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }

  @Override
  public LogStatus status() {
    NodeStatus status = node.status();
    MemberStatus member = status.member();
    String reason = reason(status);
    return new LogStatus(
        status.running() ? LogStatus.Role.SEQUENCER : LogStatus.Role.JOINING,
        member.deliveredEnd() - 1,
        member.logEpoch(),
        OptionalInt.empty(),
        member.view().members().stream().map(Origin::member).toList(),
        reason.isEmpty(),
        reason);
  }

  /// Why this member cannot serve; empty when it can.
  private String reason(NodeStatus status) {
    if (status.member().halted()) {
      return "the member has halted";
    }
    if (status.installing()) {
      return "the member is installing a snapshot of another member";
    }
    if (!status.running()) {
      return "the member is starting or stopping";
    }
    int heard = status.member().membersHeard() + 1;
    if (heard <= members / 2) {
      return "no majority: " + heard + " of " + members + " members heard of";
    }
    if (!status.orders()) {
      return "the member has no turns: it joins, or the view changes";
    }
    return "";
  }

  @Override
  public CompletionStage<Long> takeSnapshot() {
    return snapshots.take().thenApply(release::released);
  }

  @Override
  public void transferLeader(OptionalInt toMember) {
    throw new UnsupportedOperationException("the customer group has no leader: its members rotate");
  }

  @Override
  public void close() {
    release.close();
    node.close();
    snapshots.close();
  }
}
