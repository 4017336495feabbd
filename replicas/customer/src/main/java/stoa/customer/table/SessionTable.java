package stoa.customer.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stoa.customer.row.SessionRow;

/// Sessions that have not ended.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SessionTable extends TableRepository<SessionRow, Long> {
  /// The sessions of these ids.
  List<SessionRow> findBySessionIdIn(Collection<Long> sessionIds);

  /// The sessions that were not used for longest, by last use, then id.
  @Query("SELECT * FROM session ORDER BY last_use_millis, session_id LIMIT :count")
  List<SessionRow> findLongestUnused(int count);

  /// A session by its id.
  Optional<SessionRow> findBySessionId(long sessionId);
}
