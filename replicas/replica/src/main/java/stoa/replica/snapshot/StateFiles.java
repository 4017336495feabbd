package stoa.replica.snapshot;

import com.google.protobuf.ByteString;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.log.CommittedEntries;

/// The files of a snapshot, made from a view of the database and written anywhere.
@Singleton
public final class StateFiles {
  private final ReplicatedTables tables;

  StateFiles(ReplicatedTables tables) {
    this.tables = tables;
  }

  /// Where files go, one after the other.
  public interface Target {
    /// @return closed when the file is complete, or when it failed
    OutputStream open(String name) throws IOException;
  }

  /// The applied state that goes with a view of the database.
  ///
  /// @throws SQLException also when a restore is under way
  public static AppliedState state(Connection pinned) throws SQLException {
    try (Statement statement = pinned.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT log_position, group_time_millis, active_level, rolling_hash, log_state,"
                    + " restoring FROM applied_state")) {
      if (!row.next() || row.getInt(6) != 0 || row.getLong(1) == CommittedEntries.NOTHING_APPLIED) {
        throw new SQLException("the database has no complete state");
      }
      return new AppliedState(
          row.getLong(1),
          row.getLong(2),
          row.getInt(3),
          ByteString.copyFrom(row.getBytes(4)),
          ByteString.copyFrom(row.getBytes(5)));
    }
  }

  /// Writes every table, then the manifest.
  ///
  /// @param pinned sees one position
  public void write(Connection pinned, Target target) throws SQLException, IOException {
    AppliedState state = state(pinned);
    for (ReplicatedTable table : tables.all()) {
      try (var writer = new TableFile.Writer(target.open(TableDump.fileName(table.name())))) {
        TableDump.write(pinned, table, writer);
      }
    }
    try (OutputStream manifest = target.open(Manifest.FILE)) {
      manifest.write(Manifest.of(state, tables.all()).content());
    }
  }
}
