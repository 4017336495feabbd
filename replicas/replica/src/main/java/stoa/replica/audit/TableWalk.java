package stoa.replica.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Walks through a table in the order of its key, [#PAGE_ROWS] rows at a time.
///
/// A page is a query of its own, so that neither the driver nor the database holds more than that,
/// and the connection is free between two pages.
public final class TableWalk {
  /// Rows of a page.
  public static final int PAGE_ROWS = 500;

  private TableWalk() {}

  /// Takes one row.
  ///
  /// @param <K> the key's type
  public interface RowReader<K> {
    /// @return the row's key
    K read(ResultSet row) throws SQLException;
  }

  /// Called after each page that had rows.
  public interface PageEnd {
    void pageEnds() throws SQLException, InterruptedException;
  }

  /// Walks from the beginning to the end.
  ///
  /// @param sql gives rows in the order of the key; its two parameters are the key to go on after
  ///   and how many rows to give
  /// @param first a key less than any
  public static <K> void walk(
      Connection connection, String sql, K first, RowReader<K> reader, PageEnd end)
      throws SQLException, InterruptedException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      K after = first;
      int rows = PAGE_ROWS;
      while (rows == PAGE_ROWS) {
        statement.setObject(1, after);
        statement.setInt(2, PAGE_ROWS);
        rows = 0;
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            after = reader.read(row);
            rows++;
          }
        }
        if (rows > 0) {
          end.pageEnds();
        }
      }
    }
  }
}
