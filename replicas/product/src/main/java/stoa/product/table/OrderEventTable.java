package stoa.product.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.product.row.OrderEventRow;
import stoa.product.row.OutcomePart;

/// Timelines.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OrderEventTable extends TableRepository<OrderEventRow, OutcomePart> {
  /// All of the outcomes, in one query, in order.
  @Query("SELECT * FROM order_event WHERE ordinal IN (:ordinals) ORDER BY ordinal, line")
  List<OrderEventRow> findByOrdinals(Collection<Long> ordinals);
}
