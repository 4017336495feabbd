package stoa.customer.table;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.customer.row.SavedCartLineKey;
import stoa.customer.row.SavedCartLineRow;

/// Lines of saved carts.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SavedCartLineTable extends TableRepository<SavedCartLineRow, SavedCartLineKey> {
  /// The lines of these accounts.
  List<SavedCartLineRow> findByKeyAccountIdIn(Collection<Long> accountIds);
}
