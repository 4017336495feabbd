package stoa.product.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.product.row.SellerRatingRow;

/// Ratings.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SellerRatingTable extends TableRepository<SellerRatingRow, Long> {
  /// All rows with one of the keys, in one query.
  @Query("SELECT * FROM seller_rating WHERE seller_id IN (:keys)")
  List<SellerRatingRow> findBySellers(Collection<Long> keys);
}
