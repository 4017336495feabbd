package stoa.payment.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/// Access to `ledger`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface EntryRepository extends GenericRepository<Entry, String> {
  Optional<Entry> findByOrderId(String orderId);

  /// Entries in the order of their orders' ids.
  @Query("SELECT * FROM ledger WHERE order_id > :after ORDER BY order_id LIMIT :atMost")
  List<Entry> findPage(String after, int atMost);

  Entry save(Entry entry);

  Entry update(Entry entry);
}
