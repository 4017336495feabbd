package stoa.product.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OutcomePart;

/// Lines of orders.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OrderLineTable extends TableRepository<OrderLineRow, OutcomePart> {
  /// All of the outcomes, in one query, in order.
  @Query("SELECT * FROM order_line WHERE ordinal IN (:ordinals) ORDER BY ordinal, line")
  List<OrderLineRow> findByOrdinals(Collection<Long> ordinals);
}
