package stoa.customer.table;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.customer.row.CheckoutLineKey;
import stoa.customer.row.CheckoutLineRow;

/// Lines of carts as orders have taken them.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CheckoutLineTable extends TableRepository<CheckoutLineRow, CheckoutLineKey> {
  /// The lines of these orders.
  List<CheckoutLineRow> findByKeyOrderIdIn(Collection<String> orderIds);
}
