package stoa.replica.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Forces the database to disk. Commits need not be forced one by one, because the group's log is;
/// before the log is cut, everything it is cut up to must be.
@Singleton
public final class DatabaseDurability {
  private static final int FORCED_AT_EACH_COMMIT = 1;

  private final DirectConnections connections;

  DatabaseDurability(DirectConnections connections) {
    this.connections = connections;
  }

  /// Returns once everything committed before the call is on disk.
  ///
  /// A server that does not force each commit is told to for a moment: only then does `FLUSH ENGINE
  /// LOGS` force InnoDB's log. That needs the privilege to set global variables.
  ///
  /// @throws SQLException when it cannot be forced; the log must not be cut then
  public void force() throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      int setting = setting(statement);
      if (setting == FORCED_AT_EACH_COMMIT) {
        return;
      }
      statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = " + FORCED_AT_EACH_COMMIT);
      try {
        statement.execute("FLUSH ENGINE LOGS");
      } finally {
        statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = " + setting);
      }
    }
  }

  private static int setting(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit")) {
      row.next();
      return row.getInt(1);
    }
  }
}
