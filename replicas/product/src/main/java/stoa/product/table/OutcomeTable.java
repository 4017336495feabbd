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

  /// A buyer's orders, newest first; refusals are none.
  ///
  /// @param before the last ordinal of the page before; the largest `long` for the first page
  @Query(
      """
      SELECT * FROM order_outcome
      WHERE buyer_id = :buyerId AND ordinal < :before AND stage <> 'REFUSED'
      ORDER BY ordinal DESC LIMIT :atMost
      """)
  List<OutcomeRow> findOrdersOfBuyer(long buyerId, long before, int atMost);

  /// Orders with something left to do or to tell, oldest first: for the executor.
  @Query(
      """
      SELECT * FROM order_outcome
      WHERE acknowledged = 0 AND ordinal > :after ORDER BY ordinal LIMIT :atMost
      """)
  List<OutcomeRow> findOpen(long after, int atMost);

  /// How many orders have something left to do or to tell, counted up to a limit.
  @Query(
      """
      SELECT COUNT(*) FROM
        (SELECT ordinal FROM order_outcome WHERE acknowledged = 0 LIMIT :atMost) open_orders
      """)
  int countOpen(int atMost);
}
