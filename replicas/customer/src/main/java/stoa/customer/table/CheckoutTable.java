package stoa.customer.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stoa.customer.row.CheckoutRow;

/// Checkout records.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CheckoutTable extends TableRepository<CheckoutRow, String> {
  /// The records of these orders.
  List<CheckoutRow> findByOrderIdIn(Collection<String> orderIds);

  /// A record by its order.
  Optional<CheckoutRow> findByOrderId(String orderId);

  /// Records of one state that were taken at or before a time, longest first, behind a place.
  @Query(
      """
      SELECT * FROM checkout WHERE state = :state AND taken_at_millis <= :takenAtMillis
      AND taken_at_millis >= :afterMillis
      AND (taken_at_millis > :afterMillis OR order_id > :afterOrderId)
      ORDER BY taken_at_millis, order_id LIMIT :count
      """)
  List<CheckoutRow> findTakenUntil(
      int state, long takenAtMillis, long afterMillis, String afterOrderId, int count);
}
