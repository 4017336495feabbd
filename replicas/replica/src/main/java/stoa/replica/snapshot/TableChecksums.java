package stoa.replica.snapshot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import stoa.proto.admin.v1.TableChecksum;
import stoa.replica.apply.ReplicatedTable;

/// Checksums of tables, computed by the database: the exclusive or of 64 bits of each row's MD5, so
/// that the order of rows does not matter.
public final class TableChecksums {
  private TableChecksums() {}

  /// The checksum over the table's named columns, as the connection sees it.
  public static TableChecksum of(Connection connection, ReplicatedTable table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query(table))) {
      row.next();
      return TableChecksum.newBuilder()
          .setTable(table.name())
          .setRows(row.getLong(1))
          .setChecksum(row.getString(2))
          .addAllColumns(table.columns())
          .build();
    }
  }

  private static String query(ReplicatedTable table) {
    String columns =
        table.columns().stream()
            .map(column -> "COALESCE(HEX(`" + column + "`), '-')")
            .collect(Collectors.joining(", "));
    return "SELECT COUNT(*), LPAD(HEX(COALESCE(BIT_XOR(CAST(CONV(LEFT(MD5(CONCAT_WS('|', "
        + columns
        + ")), 16), 16, 10) AS UNSIGNED)), 0)), 16, '0') FROM `"
        + table.name()
        + "`";
  }
}
