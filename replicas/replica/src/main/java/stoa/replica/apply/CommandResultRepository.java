package stoa.replica.apply;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/// Access to `command_result`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface CommandResultRepository extends GenericRepository<CommandResultRow, String> {
  List<CommandResultRow> findByCommandIdIn(Collection<String> commandIds);

  List<CommandResultRow> saveAll(Iterable<CommandResultRow> rows);

  boolean existsByGroupTimeMillisLessThan(long groupTimeMillis);

  /// Removes results older than the given group time. Bounded by what a day brings.
  @Query("DELETE FROM command_result WHERE group_time_millis < :beforeMillis")
  void deleteOlderThan(long beforeMillis);
}
