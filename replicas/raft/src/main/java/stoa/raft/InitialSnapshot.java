package stoa.raft;

import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.entity.LocalStorageOutter.StablePBMeta;
import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.entity.RaftOutter.SnapshotMeta;
import com.alipay.sofa.jraft.option.RaftOptions;
import com.alipay.sofa.jraft.storage.io.ProtoBufFile;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotWriter;
import com.alipay.sofa.jraft.storage.snapshot.local.LocalSnapshotStorage;
import java.io.IOException;
import java.nio.file.Files;
import stoa.replica.log.ConfigurationException;
import stoa.replica.snapshot.StateSnapshots;

/// What a group begins with that goes on from a backup: at every member the same snapshot, as if
/// the log up to its position had been committed in an earlier term and cut.
///
/// The snapshot comes into its place by a rename, the votes' file after it; a crash between leaves
/// no votes, and the next start writes both again.
final class InitialSnapshot {
  private final RaftSettings settings;
  private final DataDirectory directory;

  InitialSnapshot(RaftSettings settings, DataDirectory directory) {
    this.settings = settings;
    this.directory = directory;
  }

  /// @param state stands at the position of the backup
  /// @param term that of the snapshot; elections go on behind it
  /// @throws ConfigurationException when it cannot be written
  void write(StateSnapshots state, SnapshotSaver saver, long term) {
    try {
      Files.createDirectories(directory.snapshots());
      Files.createDirectories(directory.votes());
      writeSnapshot(state, saver, term);
      writeVotes(term);
    } catch (IOException e) {
      throw new ConfigurationException(
          "the restored state cannot be written below %s: %s"
              .formatted(settings.dataDirectory(), e.getMessage()));
    }
  }

  private void writeSnapshot(StateSnapshots state, SnapshotSaver saver, long term)
      throws IOException {
    var storage =
        new LocalSnapshotStorage(
            directory.snapshots().toString(), directory.snapshots().toString(), new RaftOptions());
    if (!storage.init(null)) {
      throw new IOException("the directory of snapshots is not usable");
    }
    try (SnapshotWriter writer = storage.create()) {
      var pinned = state.pin();
      long position = pinned.position();
      Status written = saver.write(pinned, writer);
      if (!written.isOk() || !writer.saveMeta(meta(position, term))) {
        throw new IOException("the snapshot was not written: " + written.getErrorMsg());
      }
    } finally {
      storage.shutdown();
    }
  }

  private SnapshotMeta meta(long position, long term) {
    var meta = SnapshotMeta.newBuilder().setLastIncludedIndex(position).setLastIncludedTerm(term);
    settings
        .peers()
        .keySet()
        .forEach(member -> meta.addPeers(settings.names().peer(member).toString()));
    return meta.build();
  }

  /// As the engine's own storage keeps them: the term is known, and nobody was voted for.
  private void writeVotes(long term) throws IOException {
    var votes =
        StablePBMeta.newBuilder().setTerm(term).setVotedfor(PeerId.emptyPeer().toString()).build();
    var file = new ProtoBufFile(directory.votes().resolve("raft_meta").toString());
    if (!file.save(votes, true)) {
      throw new IOException("the votes were not written");
    }
  }
}
