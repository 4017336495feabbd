package stoa.replica.restore;

import java.sql.Connection;
import java.sql.SQLException;
import stoa.replica.apply.AppliedState;

/// What a group changes in the state of a backup before it begins with it. A function of the state
/// and the order alone, so that all members begin with the same.
public interface RestoreChanges {
  /// Changes the rows, and says what the applied state is to be. May be called again after a crash,
  /// on rows that were loaded anew.
  AppliedState apply(Connection connection, AppliedState state, RestoreOrder order)
      throws SQLException;
}
