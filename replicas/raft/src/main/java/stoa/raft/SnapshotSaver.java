package stoa.raft;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.ProcessHalt;
import stoa.replica.snapshot.StateSnapshots;
import stoa.replica.snapshot.StateSnapshots.PinnedState;

/// Saves and loads the engine's snapshots, and says when one is due.
///
/// The state is fixed on the apply thread and written on another one; the engine is told, and cuts
/// its log, only after both the files and the database are forced to disk. A snapshot that cannot
/// be written is given up with a message, and the log stays whole; an error of the JVM halts the
/// process, because the engine would wait for its answer for ever.
final class SnapshotSaver {
  /// Any code but EIO, which the engine would take for a broken disk of its own.
  private static final int NOT_WRITTEN = -1;

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotSaver.class);

  private final StateSnapshots state;
  private final SnapshotPolicy policy;
  private final Executor writing;
  private final ProcessHalt halt;
  private volatile Runnable request = () -> {};
  private volatile long savedPosition = CommittedEntries.NOTHING_APPLIED;
  private long entriesSince;
  private long bytesSince;

  /// @param writing runs what takes long, one at a time
  SnapshotSaver(StateSnapshots state, SnapshotPolicy policy, Executor writing, ProcessHalt halt) {
    this.state = state;
    this.policy = policy;
    this.writing = writing;
    this.halt = halt;
  }

  /// @param asked asks the engine for a snapshot; may take long
  void onDue(Runnable asked) {
    request = asked;
  }

  /// The position of the last snapshot that was saved or found, or
  /// [CommittedEntries#NOTHING_APPLIED].
  long savedPosition() {
    return savedPosition;
  }

  /// Notes that the log has grown. On the apply thread.
  void grown(int entries, long bytes) {
    entriesSince += entries;
    bytesSince += bytes;
    if (policy.isDue(entriesSince, bytesSince)) {
      entriesSince = 0;
      bytesSince = 0;
      writing.execute(request);
    }
  }

  /// Fixes the state and has it written. On the apply thread.
  void save(SnapshotWriter writer, Closure done) {
    var pinned = state.pin();
    writing.execute(() -> done.run(write(pinned, writer)));
  }

  /// Writes the state and what describes it.
  Status write(PinnedState pinned, SnapshotWriter writer) {
    try (pinned) {
      var directory = Path.of(writer.getPath());
      pinned.writeTo(directory);
      var manifest = SnapshotManifest.of(pinned.position(), directory);
      manifest.write(directory);
      register(manifest, writer);
      savedPosition = pinned.position();
      return Status.OK();
    } catch (IOException | RuntimeException e) {
      LOG.error("snapshot not written; the log stays whole", e);
      return new Status(NOT_WRITTEN, "snapshot not written: %s", e);
    } catch (Error e) {
      halt.halt("writing a Raft snapshot failed", e);
      return new Status(NOT_WRITTEN, "snapshot not written: %s", e);
    }
  }

  private static void register(SnapshotManifest manifest, SnapshotWriter writer)
      throws IOException {
    boolean all = writer.addFile(SnapshotManifest.FILE_NAME);
    for (var file : manifest.files()) {
      all &= writer.addFile(file.name());
    }
    if (!all) {
      throw new IOException("the engine did not take all files");
    }
  }

  /// Brings the state to a snapshot's position, unless it is there or further already.
  ///
  /// @throws IOException when the snapshot is damaged
  void load(String path, long appliedPosition) throws IOException {
    var directory = Path.of(path);
    var manifest = SnapshotManifest.read(directory);
    savedPosition = manifest.position();
    if (manifest.position() > appliedPosition) {
      manifest.verify(directory);
      LOG.info("loading the snapshot of position {}", manifest.position());
      state.restoreFrom(directory);
    }
  }
}
