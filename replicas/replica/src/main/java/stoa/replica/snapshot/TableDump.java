package stoa.replica.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.replica.apply.ReplicatedTable;

/// Writes one table's rows in the order of its key, streaming.
final class TableDump {
  private TableDump() {}

  static Path file(Path directory, String table) {
    return directory.resolve(fileName(table));
  }

  static String fileName(String table) {
    return table + ".rows";
  }

  static void write(Connection connection, ReplicatedTable table, Path directory)
      throws SQLException, IOException {
    try (TableFile.Writer writer = new TableFile.Writer(file(directory, table.name()))) {
      write(connection, table, writer);
    }
  }

  static void write(Connection connection, ReplicatedTable table, TableFile.Writer writer)
      throws SQLException, IOException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      // Connector/J's sign for "row by row" instead of all at once in memory.
      statement.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet rows = statement.executeQuery(query(table))) {
        while (rows.next()) {
          writer.row(values(rows, table.columns().size()));
        }
      }
    }
  }

  private static List<@Nullable Object> values(ResultSet rows, int columns) throws SQLException {
    var values = new ArrayList<@Nullable Object>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(rows.getObject(i));
    }
    return values;
  }

  private static String query(ReplicatedTable table) {
    return "SELECT "
        + quoted(table.columns())
        + " FROM `"
        + table.name()
        + "` ORDER BY "
        + quoted(table.keyColumns());
  }

  static String quoted(List<String> columns) {
    return columns.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
  }
}
