package stoa.replica.snapshot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.BatchApplier;
import stoa.replica.database.DirectConnections;
import stoa.replica.log.CommittedEntries;

/// What a crash in the middle of a restore leaves: tables that are worth nothing.
///
/// A log that restores the same snapshot again at its next start needs no more than that. One that
/// gets its snapshots from others empties the tables, and goes on like a member whose database was
/// lost.
@Singleton
public final class UnfinishedRestore {
  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRestore.class);

  private final ReplicatedTables tables;
  private final DirectConnections connections;
  private final AppliedPositions positions;
  private final BatchApplier applier;

  UnfinishedRestore(
      ReplicatedTables tables,
      DirectConnections connections,
      AppliedPositions positions,
      BatchApplier applier) {
    this.tables = tables;
    this.connections = connections;
    this.positions = positions;
    this.applier = applier;
  }

  /// Empties all tables if a restore was not finished. Called before anything is applied. A crash
  /// in here leaves the mark, too.
  public void forget() throws SQLException {
    if (positions.current().position() != CommittedEntries.NOTHING_APPLIED) {
      return;
    }
    try (Connection connection = connections.open()) {
      if (new TableRestore(connection).emptyIfUnfinished(tables.all())) {
        LOG.warn("a restore was not finished: the tables are emptied");
      }
    }
    applier.reload();
  }
}
