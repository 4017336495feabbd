package stoa.replica.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import stoa.replica.log.CommittedEntries;

/// Forces the database to disk. Commits need not be forced one by one, because the group's log is;
/// before the log is cut, everything it is cut up to must be.
@Singleton
public final class DatabaseDurability {
  private static final int FORCED_AT_EACH_COMMIT = 1;

  private final DirectConnections connections;

  DatabaseDurability(DirectConnections connections) {
    this.connections = connections;
  }

  /// Returns once everything committed before the call is on disk. One at a time: a second caller
  /// would take the first one's passing setting for the server's own, and force nothing.
  ///
  /// A server that does not force each commit is told to for a moment: only then does `FLUSH ENGINE
  /// LOGS` force InnoDB's log. That needs the privilege to set global variables.
  ///
  /// @return the applied position that the database was found at and that is on disk now. It is
  ///   read from the database and not taken from this process, which a server that lost commits in
  ///   a crash is behind
  /// @throws SQLException when it cannot be forced; the log must not be cut then
  public synchronized long force() throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      long position = position(statement);
      int setting = setting(statement);
      if (setting == FORCED_AT_EACH_COMMIT) {
        statement.execute("FLUSH ENGINE LOGS");
        return position;
      }
      statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = " + FORCED_AT_EACH_COMMIT);
      try {
        statement.execute("FLUSH ENGINE LOGS");
      } finally {
        statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = " + setting);
      }
      return position;
    }
  }

  private static long position(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT log_position, restoring FROM applied_state")) {
      if (!row.next()) {
        throw new SQLException("the table applied_state has no row");
      }
      return row.getInt(2) == 0 ? row.getLong(1) : CommittedEntries.NOTHING_APPLIED;
    }
  }

  private static int setting(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit")) {
      row.next();
      return row.getInt(1);
    }
  }
}
