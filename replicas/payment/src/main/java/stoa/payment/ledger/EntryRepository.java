package stoa.payment.ledger;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/// Access to `ledger`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface EntryRepository extends GenericRepository<Entry, String> {
  Optional<Entry> findByOrderId(String orderId);

  Entry save(Entry entry);

  Entry update(Entry entry);
}
