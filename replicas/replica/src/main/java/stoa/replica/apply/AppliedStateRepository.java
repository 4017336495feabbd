package stoa.replica.apply;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/// Access to `applied_state`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface AppliedStateRepository extends GenericRepository<AppliedStateRow, Integer> {
  Optional<AppliedStateRow> findById(int id);

  void update(AppliedStateRow row);
}
