package stoa.raft;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Iterator;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.core.StateMachineAdapter;
import com.alipay.sofa.jraft.entity.LeaderChangeContext;
import com.alipay.sofa.jraft.error.RaftError;
import com.alipay.sofa.jraft.error.RaftException;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotReader;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotWriter;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.proto.raft.v1.LogEntry;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.CommittedEntry;
import stoa.replica.log.ProcessHalt;

/// Hands what the engine commits to [CommittedEntries].
///
/// All methods run on the engine's apply thread. Nothing that is thrown leaves them: the engine
/// would stop applying for ever without a word, so the process halts instead. An entry's callers
/// are told after its effects are in the database, never before.
final class CommittedStateMachine extends StateMachineAdapter {
  /// Commands in one call of [CommittedEntries#apply], unless its only entry has more.
  static final int MAX_BATCH_COMMANDS = 1024;

  /// Bytes of commands in one such call, unless its only entry is larger.
  static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

  private final CommittedEntries committed;
  private final SnapshotSaver snapshots;
  private final LeadershipListener leadership;
  private final ProcessHalt halt;
  private volatile long term;
  private volatile boolean halted;

  CommittedStateMachine(
      CommittedEntries committed,
      SnapshotSaver snapshots,
      LeadershipListener leadership,
      ProcessHalt halt) {
    this.committed = committed;
    this.snapshots = snapshots;
    this.leadership = leadership;
    this.halt = halt;
  }

  /// The latest term in which this member led or followed; 0 before any.
  long term() {
    return term;
  }

  /// Whether the process would have ended, had the halt been real.
  boolean halted() {
    return halted;
  }

  @Override
  public void onApply(Iterator entries) {
    try {
      applyAll(entries);
    } catch (Throwable failure) {
      stop("an entry of the Raft log could not be applied", failure);
      entries.setErrorAndRollback(1, new Status(RaftError.ESTATEMACHINE, failure.toString()));
    }
  }

  private void applyAll(Iterator entries) throws InvalidProtocolBufferException {
    long applied = committed.appliedPosition();
    var batch = new Batch();
    while (entries.hasNext()) {
      batch.add(entries.getIndex(), entries.getData().remaining(), entries.done());
      if (entries.getIndex() > applied) {
        batch.entries.add(new CommittedEntry(entries.getIndex(), commands(entries)));
        batch.commands += batch.entries.getLast().commands().size();
      }
      entries.next();
      if (batch.isFull()) {
        finish(batch);
        batch = new Batch();
      }
    }
    finish(batch);
  }

  private static List<byte[]> commands(Iterator entries) throws InvalidProtocolBufferException {
    return LogEntry.parseFrom(entries.getData().duplicate()).getCommandsList().stream()
        .map(ByteString::toByteArray)
        .toList();
  }

  private void finish(Batch batch) {
    if (!batch.entries.isEmpty()) {
      committed.apply(batch.entries);
    }
    batch.closures.forEach(closure -> closure.run(Status.OK()));
    snapshots.grown(batch.seen, batch.bytes);
  }

  @Override
  public void onSnapshotSave(SnapshotWriter writer, Closure done) {
    try {
      snapshots.save(writer, done);
    } catch (Throwable failure) {
      stop("the state could not be fixed for a snapshot", failure);
      done.run(new Status(RaftError.ESTATEMACHINE, failure.toString()));
    }
  }

  @Override
  public boolean onSnapshotLoad(SnapshotReader reader) {
    try {
      snapshots.load(reader.getPath(), committed.appliedPosition());
      return true;
    } catch (Throwable failure) {
      stop("a Raft snapshot could not be loaded", failure);
      return false;
    }
  }

  @Override
  public void onLeaderStart(long newTerm) {
    term = newTerm;
    tell(() -> leadership.leads(newTerm));
  }

  @Override
  public void onLeaderStop(Status status) {
    tell(leadership::follows);
  }

  private void tell(Runnable news) {
    try {
      news.run();
    } catch (Throwable failure) {
      stop("a listener of leadership failed", failure);
    }
  }

  @Override
  public void onStartFollowing(LeaderChangeContext context) {
    term = context.getTerm();
  }

  @Override
  public void onError(RaftException error) {
    stop("the Raft engine failed: " + error.getStatus(), error);
  }

  private void stop(String reason, Throwable failure) {
    halted = true;
    halt.halt(reason, failure);
  }

  /// Entries that become one call of [CommittedEntries#apply].
  private static final class Batch {
    private final List<CommittedEntry> entries = new ArrayList<>();
    private final List<Closure> closures = new ArrayList<>();
    private int commands;
    private long bytes;
    private int seen;

    private void add(long index, int size, @Nullable Closure done) {
      seen++;
      bytes += size;
      if (done instanceof ProposedEntry own) {
        own.standsAt(index);
      }
      if (done != null) {
        closures.add(done);
      }
    }

    private boolean isFull() {
      return commands >= MAX_BATCH_COMMANDS || bytes >= MAX_BATCH_BYTES;
    }
  }
}
