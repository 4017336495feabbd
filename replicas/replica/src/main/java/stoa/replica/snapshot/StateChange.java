package stoa.replica.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import stoa.replica.apply.AppliedState;

/// What a state becomes on its way from a snapshot into the tables.
@FunctionalInterface
public interface StateChange {
  /// Changes the rows, and says what the applied state is to be. May be called again after a crash,
  /// on rows that were loaded anew.
  ///
  /// @param connection in auto-commit mode; the tables are complete and nobody else uses them
  /// @param state as the snapshot has it
  AppliedState apply(Connection connection, AppliedState state) throws SQLException;
}
