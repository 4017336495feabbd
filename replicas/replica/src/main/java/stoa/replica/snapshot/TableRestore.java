package stoa.replica.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.ReplicatedTable;

/// Replaces all tables by those of a snapshot.
///
/// Tables are emptied and filled in many transactions. A mark in `applied_state`, committed before
/// the first and taken away with the last, tells a member that crashed in between that its tables
/// are incomplete and that it must restore again.
final class TableRestore {
  private static final int ROWS_IN_A_BATCH = 500;

  private final Connection connection;

  TableRestore(Connection connection) {
    this.connection = connection;
  }

  void restore(Path directory, Manifest manifest, List<ReplicatedTable> tables)
      throws SQLException, IOException {
    restore(directory, manifest, tables, (_, state) -> state);
  }

  /// @param change what the tables and the state become before anybody uses them
  void restore(Path directory, Manifest manifest, List<ReplicatedTable> tables, StateChange change)
      throws SQLException, IOException {
    manifest.mustCover(tables);
    execute("UPDATE applied_state SET restoring = 1");
    for (ReplicatedTable table : tables) {
      execute("TRUNCATE TABLE `" + table.name() + "`");
      connection.setAutoCommit(false);
      fill(directory, table);
      connection.setAutoCommit(true);
    }
    finish(change.apply(connection, manifest.state()));
  }

  /// Takes a state away of which only a part was restored.
  ///
  /// @return whether there was one
  boolean emptyIfUnfinished(List<ReplicatedTable> tables) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT restoring FROM applied_state")) {
      if (!row.next() || row.getInt(1) == 0) {
        return false;
      }
    }
    for (ReplicatedTable table : tables) {
      execute("TRUNCATE TABLE `" + table.name() + "`");
    }
    finish(AppliedState.NOTHING);
    return true;
  }

  private void fill(Path directory, ReplicatedTable table) throws SQLException, IOException {
    try (var reader =
            new TableFile.Reader(TableDump.file(directory, table.name()), table.columns().size());
        PreparedStatement insert = connection.prepareStatement(insertInto(table))) {
      int waiting = 0;
      for (var row = reader.row(); row.isPresent(); row = reader.row()) {
        bind(insert, row);
        insert.addBatch();
        if (++waiting == ROWS_IN_A_BATCH) {
          insert.executeBatch();
          waiting = 0;
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private static void bind(PreparedStatement insert, Optional<List<@Nullable Object>> row)
      throws SQLException {
    int index = 1;
    for (@Nullable Object value : row.orElseThrow()) {
      insert.setObject(index++, value);
    }
  }

  private static String insertInto(ReplicatedTable table) {
    String marks =
        Stream.generate(() -> "?").limit(table.columns().size()).collect(Collectors.joining(", "));
    return "INSERT INTO `"
        + table.name()
        + "` ("
        + TableDump.quoted(table.columns())
        + ") VALUES ("
        + marks
        + ")";
  }

  private void finish(AppliedState state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE applied_state SET log_position = ?, group_time_millis = ?, active_level = ?,"
                + " rolling_hash = ?, log_state = ?, restoring = 0")) {
      update.setLong(1, state.position());
      update.setLong(2, state.groupTimeMillis());
      update.setInt(3, state.activeLevel());
      update.setBytes(4, state.rollingHash().toByteArray());
      update.setBytes(5, state.logState().toByteArray());
      update.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
