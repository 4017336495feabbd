package stoa.customer.table;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;
import stoa.customer.row.CounterRow;

/// What gives out ids.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CounterTable extends TableRepository<CounterRow, String> {
  /// All counters: there are three.
  List<CounterRow> findAll();
}
