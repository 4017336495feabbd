package stoa.payment;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Refuses a database that forgets commits: no replicated log stands behind this one.
@Singleton
final class LedgerDurability {
  private final DataSource database;

  LedgerDurability(DataSource database) {
    this.database =
        io.micronaut.data.connection.jdbc.advice.DelegatingDataSource.unwrapDataSource(database);
  }

  /// @throws ConfigurationException when the server does not force each commit
  void check() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit")) {
      row.next();
      if (row.getInt(1) != 1) {
        throw new ConfigurationException(
            "the ledger's database must run with innodb_flush_log_at_trx_commit=1");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger's database does not answer", e);
    }
  }
}
