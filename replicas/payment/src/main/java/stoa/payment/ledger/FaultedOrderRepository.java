package stoa.payment.ledger;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Access to `faulted_order`.
@JdbcRepository(dialect = Dialect.MYSQL)
interface FaultedOrderRepository extends GenericRepository<FaultedOrder, String> {
  boolean existsByOrderId(String orderId);

  FaultedOrder save(FaultedOrder order);
}
