package stoa.replica.transfer;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.database.DatabaseDurability;
import stoa.replica.peer.Peers;
import stoa.replica.service.ReplicaConfiguration;
import stoa.replica.snapshot.StateSnapshots;

/// Replaces this member's state by that of another one.
///
/// ```text
///  fetch the files ──▶ mark the database ──▶ replace the tables ──▶ position, mark away ──▶ force
///       crash: begin anew        crash: the mark says that the tables are worth nothing,
///                                [stoa.replica.snapshot.UnfinishedRestore] empties them
/// ```
@Singleton
@Requires(beans = TransferSeal.class)
public final class SnapshotInstallation {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotInstallation.class);

  private final TransferIdentity identity;
  private final TransferSeal seal;
  private final Peers peers;
  private final StateSnapshots states;
  private final DatabaseDurability durability;
  private final AppliedPositions positions;
  private final Path incoming;

  SnapshotInstallation(
      TransferIdentity identity,
      TransferSeal seal,
      Peers peers,
      StateSnapshots states,
      DatabaseDurability durability,
      AppliedPositions positions,
      ReplicaConfiguration configuration) {
    this.identity = identity;
    this.seal = seal;
    this.peers = peers;
    this.states = states;
    this.durability = durability;
    this.positions = positions;
    this.incoming = configuration.dataDir().resolve("transfer-in");
  }

  /// Fetches a snapshot that is at least as far as this member's state, restores it, and returns
  /// when it is on disk. Nothing may be applied meanwhile. After a failure the state may be
  /// anything, and this is called again.
  ///
  /// @param source the member to ask
  /// @return the state of now
  /// @throws IOException when that member cannot give one now, or it cannot be restored
  public AppliedState install(int source) throws IOException, InterruptedException {
    var directory = new SnapshotDirectory(incoming);
    Path files = directory.empty();
    long least = positions.current().position();
    long position =
        new SnapshotFetch(identity, seal, peers.channel(source), source, least, files).run();
    LOG.info("restoring the snapshot of position {} of member {}", position, source);
    states.restoreFrom(files);
    AppliedState restored = forced();
    directory.forget();
    if (restored.position() != position) {
      throw new MalformedTransferException(
          "a snapshot of %d, announced as one of %d".formatted(restored.position(), position));
    }
    return restored;
  }

  private AppliedState forced() throws IOException {
    AppliedState restored = positions.current();
    try {
      if (durability.force() != restored.position()) {
        throw new IOException("the database is not at the snapshot's position");
      }
      return restored;
    } catch (SQLException e) {
      throw new IOException("the restored state cannot be forced to disk", e);
    }
  }
}
