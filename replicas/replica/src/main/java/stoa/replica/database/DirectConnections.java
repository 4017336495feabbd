package stoa.replica.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Connections beside the pool, for work that is long or outside of any unit of work.
@Singleton
public final class DirectConnections {
  private final DatabaseAddress address;

  DirectConnections(DatabaseAddress address) {
    this.address = address;
  }

  /// A fresh connection in auto-commit mode. The caller closes it.
  public Connection open() throws SQLException {
    return DriverManager.getConnection(address.url(), address.username(), address.password());
  }

  /// A connection that sees the database as it is now, whatever is committed later.
  public Connection openPinned() throws SQLException {
    Connection connection = open();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
