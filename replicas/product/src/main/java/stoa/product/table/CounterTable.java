package stoa.product.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.product.row.CounterRow;

/// Counters.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CounterTable extends TableRepository<CounterRow, String> {
  /// All rows with one of the keys, in one query.
  @Query("SELECT * FROM counter WHERE name IN (:keys)")
  List<CounterRow> findByNames(Collection<String> keys);
}
