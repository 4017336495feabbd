package stoa.replica.snapshot;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.BatchApplier;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.database.DatabaseDurability;
import stoa.replica.database.DirectConnections;

/// Snapshots of the member's database: a manifest with the applied state and one file a table.
@Singleton
public final class SqlSnapshots implements StateSnapshots {
  private final ReplicatedTables tables;
  private final DirectConnections connections;
  private final DatabaseDurability durability;
  private final AppliedPositions positions;
  private final BatchApplier applier;

  SqlSnapshots(
      ReplicatedTables tables,
      DirectConnections connections,
      DatabaseDurability durability,
      AppliedPositions positions,
      BatchApplier applier) {
    this.tables = tables;
    this.connections = connections;
    this.durability = durability;
    this.positions = positions;
    this.applier = applier;
  }

  @Override
  public PinnedState pin() {
    AppliedState state = positions.current();
    try {
      Connection pinned = connections.openPinned();
      try {
        mustStandAt(state.position(), pinned);
        return new Pinned(state, pinned);
      } catch (SQLException | RuntimeException e) {
        pinned.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the state cannot be pinned", e);
    }
  }

  /// A server that lost commits in a crash would make a snapshot with less than its position says,
  /// and so would one in the middle of a restore.
  private static void mustStandAt(long position, Connection pinned) throws SQLException {
    try (Statement statement = pinned.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT log_position, restoring FROM applied_state")) {
      if (!row.next() || row.getLong(1) != position || row.getInt(2) != 0) {
        throw new IllegalStateException("the database is not at position " + position);
      }
    }
  }

  @Override
  public void restoreFrom(Path directory) throws IOException {
    restoreFrom(directory, (_, state) -> state);
  }

  /// Replaces the whole state by one that is changed before anybody uses it. A crash anywhere
  /// leaves a state that counts as none.
  ///
  /// @throws IOException when the files are missing, damaged or of an unknown format
  public void restoreFrom(Path directory, StateChange change) throws IOException {
    Manifest manifest = Manifest.read(directory);
    try (Connection connection = connections.open()) {
      new TableRestore(connection).restore(directory, manifest, tables.all(), change);
    } catch (SQLException e) {
      throw new IOException("the snapshot cannot be restored", e);
    }
    applier.reload();
  }

  private final class Pinned implements PinnedState {
    private final AppliedState state;
    private final Connection connection;

    Pinned(AppliedState state, Connection connection) {
      this.state = state;
      this.connection = connection;
    }

    @Override
    public long position() {
      return state.position();
    }

    @Override
    public void writeTo(Path directory) throws IOException {
      try {
        for (ReplicatedTable table : tables.all()) {
          TableDump.write(connection, table, directory);
        }
        Manifest.of(state, tables.all()).write(directory);
        if (durability.force() < state.position()) {
          throw new IOException("the database went back behind position " + state.position());
        }
      } catch (SQLException e) {
        throw new IOException("the snapshot cannot be written", e);
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException("the pinned state cannot be let go", e);
      }
    }
  }
}
