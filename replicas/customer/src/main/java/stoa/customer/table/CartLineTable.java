package stoa.customer.table;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.customer.row.CartLineKey;
import stoa.customer.row.CartLineRow;

/// Lines of carts.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CartLineTable extends TableRepository<CartLineRow, CartLineKey> {
  /// The lines of these sessions.
  List<CartLineRow> findByKeySessionIdIn(Collection<Long> sessionIds);
}
