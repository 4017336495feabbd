package stoa.payment.backup;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.value.PropertyResolver;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.payment.ConfigurationException;

/// Loads the ledger that the service was given (`STOA_RESTORE`) into an empty database, in one
/// transaction that also notes the restore's id: it happens wholly and once, whatever crashes.
@Singleton
public final class LedgerRestore {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerRestore.class);
  private static final int ROWS_IN_A_BATCH = 500;

  private final DataSource database;
  private final Optional<Path> directory;
  private final long cluster;

  LedgerRestore(
      DataSource database,
      PropertyResolver properties,
      @Property(name = "stoa.cluster", defaultValue = "1") long cluster) {
    this.database = DelegatingDataSource.unwrapDataSource(database);
    this.directory =
        properties
            .getProperty("stoa.restore", String.class)
            .filter(path -> !path.isBlank())
            .map(Path::of);
    this.cluster = cluster;
  }

  /// Returns once the database has it; at once where nothing is to be loaded.
  ///
  /// @throws ConfigurationException when it is refused; nothing was changed then
  public void run() {
    if (directory.isEmpty()) {
      return;
    }
    RestoreOrder order = RestoreOrder.read(directory.get());
    order.mustFit(cluster);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        if (!isLoaded(connection, order)) {
          load(connection, order);
          connection.commit();
          LOG.info("loaded the ledger from {}", order.directory());
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be loaded", e);
    }
  }

  private static boolean isLoaded(Connection connection, RestoreOrder order) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT restore_id FROM restored")) {
        if (row.next()) {
          if (!row.getString(1).equals(order.id())) {
            throw refused("this ledger has begun with another restore, " + row.getString(1));
          }
          return true;
        }
      }
      for (LedgerTables table : LedgerTables.ALL) {
        try (ResultSet row =
            statement.executeQuery("SELECT 1 FROM " + table.table() + " LIMIT 1")) {
          if (row.next()) {
            throw refused("the table " + table.table() + " has data: empty the database first");
          }
        }
      }
      return false;
    }
  }

  private static ConfigurationException refused(String why) {
    return new ConfigurationException("STOA_RESTORE is refused: " + why);
  }

  private void load(Connection connection, RestoreOrder order) throws SQLException {
    try (BufferedReader lines = Files.newBufferedReader(order.ledger())) {
      if (!LedgerLines.isFirst(lines.readLine(), cluster)) {
        throw refused(order.ledger() + " is no ledger of cluster " + cluster);
      }
      long rows = insert(connection, lines);
      LOG.info("{} rows", rows);
    } catch (IOException e) {
      throw refused(order.ledger() + " cannot be read: " + e.getMessage());
    }
    try (PreparedStatement note =
        connection.prepareStatement("INSERT INTO restored (restore_id) VALUES (?)")) {
      note.setString(1, order.id());
      note.executeUpdate();
    }
  }

  private static long insert(Connection connection, BufferedReader lines)
      throws SQLException, IOException {
    Map<String, PreparedStatement> inserts = new HashMap<>();
    long rows = 0;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (LedgerLines.isLast(line)) {
          for (PreparedStatement insert : inserts.values()) {
            insert.executeBatch();
          }
          if (!line.equals(LedgerLines.last(rows))) {
            throw new IOException("rows are missing");
          }
          return rows;
        }
        List<@Nullable String> fields = LedgerLines.fields(line);
        LedgerTables table = table(fields.getFirst());
        PreparedStatement insert = inserts.get(table.table());
        if (insert == null) {
          insert = connection.prepareStatement(insertInto(table));
          inserts.put(table.table(), insert);
        }
        bind(insert, table, fields.subList(1, fields.size()));
        insert.addBatch();
        if (++rows % ROWS_IN_A_BATCH == 0) {
          insert.executeBatch();
        }
      }
    } finally {
      for (PreparedStatement insert : inserts.values()) {
        insert.close();
      }
    }
    throw new IOException("it breaks off");
  }

  private static LedgerTables table(@Nullable String name) throws IOException {
    return LedgerTables.ALL.stream()
        .filter(table -> table.table().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("a row of an unknown table " + name));
  }

  private static String insertInto(LedgerTables table) {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table.table(),
            String.join(", ", table.columns()),
            String.join(", ", Collections.nCopies(table.columns().size(), "?")));
  }

  private static void bind(
      PreparedStatement insert, LedgerTables table, List<@Nullable String> values)
      throws SQLException, IOException {
    if (values.size() != table.columns().size()) {
      throw new IOException("a row of " + table.table() + " with other columns");
    }
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value != null && table.isNumber(table.columns().get(i))) {
        insert.setLong(i + 1, Long.parseLong(value));
      } else {
        insert.setString(i + 1, value);
      }
    }
  }
}
