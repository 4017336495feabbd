package stoa.product.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.product.row.OutcomeRow;

/// Outcomes of order ids.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OutcomeTable extends TableRepository<OutcomeRow, Long> {
  /// All rows with one of the keys, in one query.
  @Query("SELECT * FROM order_outcome WHERE order_id IN (:keys)")
  List<OutcomeRow> findByOrderIds(Collection<String> keys);
}
