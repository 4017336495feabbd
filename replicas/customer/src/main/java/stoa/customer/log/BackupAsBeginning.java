package stoa.customer.log;

import com.google.protobuf.ByteString;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import stoa.customer.row.CounterRow;
import stoa.ordering.udp.SequencerConfiguration;
import stoa.ordering.udp.SequencerNode;
import stoa.replica.apply.AppliedState;
import stoa.replica.restore.RestoreChanges;
import stoa.replica.restore.RestoreOrder;

/// A backup of the customer group as what a new group begins with: account and session numbers go
/// on in new ranges, and the sequencer behind the backup's position.
@Singleton
final class BackupAsBeginning implements RestoreChanges {
  private static final List<String> NUMBERS_GIVEN_OUT =
      List.of(CounterRow.ACCOUNT, CounterRow.SESSION);

  private final SequencerConfiguration configuration;

  BackupAsBeginning(SequencerConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public AppliedState apply(Connection connection, AppliedState state, RestoreOrder order)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE counter SET next_value = GREATEST(next_value, ?) WHERE name = ?")) {
      for (String counter : NUMBERS_GIVEN_OUT) {
        update.setLong(1, order.firstAccount());
        update.setString(2, counter);
        if (update.executeUpdate() == 0) {
          throw new SQLException("the backup has no counter " + counter);
        }
      }
    }
    byte[] beginning =
        SequencerNode.orderingStateOfABeginning(configuration.group(), state.position());
    return new AppliedState(
        state.position(),
        state.groupTimeMillis(),
        state.activeLevel(),
        state.rollingHash(),
        ByteString.copyFrom(beginning));
  }
}
