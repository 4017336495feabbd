package stoa.payment.backup;

import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes the whole ledger as it is at one moment, while the service goes on.
@Singleton
public final class LedgerBackup {
  private final DataSource database;
  private final long cluster;

  LedgerBackup(
      DataSource database, @Property(name = "stoa.cluster", defaultValue = "1") long cluster) {
    this.database = DelegatingDataSource.unwrapDataSource(database);
    this.cluster = cluster;
  }

  /// @throws SQLException when the database fails; what was written then has no last line
  public void writeTo(OutputStream out) throws IOException, SQLException {
    var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    lines.write(LedgerLines.first(cluster) + "\n");
    long rows = 0;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        for (LedgerTables table : LedgerTables.ALL) {
          rows += write(table, connection, lines);
        }
      } finally {
        connection.rollback();
      }
    }
    lines.write(LedgerLines.last(rows) + "\n");
    lines.flush();
  }

  private static long write(LedgerTables table, Connection connection, BufferedWriter lines)
      throws SQLException, IOException {
    String query = "SELECT " + String.join(", ", table.columns()) + " FROM " + table.table();
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      // Connector/J's sign for "row by row" instead of all at once in memory.
      statement.setFetchSize(Integer.MIN_VALUE);
      long count = 0;
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          var values = new ArrayList<@Nullable String>();
          for (int column = 1; column <= table.columns().size(); column++) {
            values.add(rows.getString(column));
          }
          lines.write(LedgerLines.row(table.table(), values) + "\n");
          count++;
        }
      }
      return count;
    }
  }
}
