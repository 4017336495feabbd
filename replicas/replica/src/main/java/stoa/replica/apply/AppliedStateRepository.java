package stoa.replica.apply;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/// Access to `applied_state`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface AppliedStateRepository extends GenericRepository<AppliedStateRow, Integer> {
  /// In the place of a position while a snapshot is being restored.
  long RESTORING = -2;

  Optional<AppliedStateRow> findById(int id);

  /// The position that the tables are at; [#RESTORING] while they are at none.
  @Query("SELECT IF(restoring = 0, log_position, -2) FROM applied_state WHERE id = 1")
  long findLogPosition();

  /// Moves the applied state on from a position.
  ///
  /// @return how many rows stood there: 0 when the database is not where this process left it
  @Query(
      "UPDATE applied_state SET log_position = :logPosition, group_time_millis = :groupTimeMillis,"
          + " active_level = :activeLevel, rolling_hash = :rollingHash,"
          + " log_state = :logState"
          + " WHERE id = 1 AND log_position = :fromPosition AND restoring = 0")
  int advance(
      long fromPosition,
      long logPosition,
      long groupTimeMillis,
      int activeLevel,
      byte[] rollingHash,
      byte[] logState);
}
