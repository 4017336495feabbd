package stoa.customer.log;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import stoa.ordering.udp.SnapshotInstaller;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.BatchApplier;
import stoa.replica.log.CommittedEntry;
import stoa.replica.snapshot.StateSnapshots;
import stoa.replica.snapshot.UnfinishedRestore;
import stoa.replica.transfer.FreshSnapshots;
import stoa.replica.transfer.SnapshotInstallation;

/// This member's state, as the sequencer goes on from it: batches go in, snapshots come out, and a
/// snapshot of another member takes its place.
///
/// It stands still between two batches; there it is pinned.
@Singleton
public final class MemberState implements FreshSnapshots, SnapshotInstaller {
  private final BatchApplier applier;
  private final AppliedPositions positions;
  private final StateSnapshots snapshots;
  private final UnfinishedRestore unfinished;
  private final SnapshotInstallation installation;

  /// Held while a batch is applied.
  private final Object betweenBatches = new Object();

  MemberState(
      BatchApplier applier,
      AppliedPositions positions,
      StateSnapshots snapshots,
      UnfinishedRestore unfinished,
      SnapshotInstallation installation) {
    this.applier = applier;
    this.positions = positions;
    this.snapshots = snapshots;
    this.unfinished = unfinished;
    this.installation = installation;
  }

  /// What the sequencer begins with. A state that was being replaced when the process ended counts
  /// as lost.
  AppliedState begin() {
    try {
      unfinished.forget();
    } catch (SQLException e) {
      throw new IllegalStateException("the tables of an unfinished restore cannot be emptied", e);
    }
    return positions.current();
  }

  void apply(List<CommittedEntry> entries) {
    synchronized (betweenBatches) {
      applier.apply(entries);
    }
  }

  StateSnapshots.PinnedState pin() {
    synchronized (betweenBatches) {
      return snapshots.pin();
    }
  }

  @Override
  public long writeTo(Path directory) throws IOException {
    try (StateSnapshots.PinnedState pinned = pinWithLogState()) {
      pinned.writeTo(directory);
      return pinned.position();
    }
  }

  /// Without the sequencer's part a snapshot is of no use to another member.
  private StateSnapshots.PinnedState pinWithLogState() throws IOException {
    synchronized (betweenBatches) {
      if (positions.current().logState().isEmpty()) {
        throw new IOException("this member has no state of the log to give yet");
      }
      return snapshots.pin();
    }
  }

  @Override
  public Installed install(int source) throws IOException, InterruptedException {
    AppliedState state = installation.install(source);
    return new Installed(state.position(), state.logState().toByteArray());
  }
}
