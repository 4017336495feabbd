package stoa.product.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemKey;
import stoa.replica.apply.AppliedState;
import stoa.replica.restore.RestoreChanges;
import stoa.replica.restore.RestoreOrder;

/// A backup of the product group as what a new group begins with: item numbers go on in new ranges,
/// in every category there may be, and what was decided since the backup began is told again.
@Singleton
final class BackupAsBeginning implements RestoreChanges {
  private static final int ROWS_IN_A_BATCH = 500;

  @Override
  public AppliedState apply(Connection connection, AppliedState state, RestoreOrder order)
      throws SQLException {
    connection.setAutoCommit(false);
    raiseNumbers(connection, order.firstItem());
    tellAgain(connection, order.decidedSinceMillis());
    connection.commit();
    connection.setAutoCommit(true);
    return state;
  }

  /// A category that was used only after the backup has no counter in it.
  private static void raiseNumbers(Connection connection, long firstItem) throws SQLException {
    try (PreparedStatement raise =
        connection.prepareStatement(
            "INSERT INTO counter (name, last_number) VALUES (?, ?)"
                + " ON DUPLICATE KEY UPDATE last_number"
                + " = GREATEST(last_number, VALUES(last_number))")) {
      for (int category = 0; category <= ItemKey.MAX_CATEGORY; category++) {
        raise.setString(1, CounterRow.ofCategory(category));
        raise.setLong(2, firstItem - 1);
        raise.addBatch();
        if ((category + 1) % ROWS_IN_A_BATCH == 0) {
          raise.executeBatch();
        }
      }
      raise.executeBatch();
    }
  }

  /// The customer group's part is older, and may lack what followed from these decisions.
  private static void tellAgain(Connection connection, long sinceMillis) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE order_outcome SET acknowledged = FALSE"
                + " WHERE stage IN ('COMPLETED', 'DECLINED')"
                + " AND GREATEST(placed_at_millis, finished_at_millis) >= ?")) {
      update.setLong(1, sinceMillis);
      update.executeUpdate();
    }
  }
}
