package stoa.product.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.product.row.PurchaseKey;
import stoa.product.row.PurchaseRow;

/// What buyers have bought.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PurchaseTable extends TableRepository<PurchaseRow, PurchaseKey> {
  /// All purchases of the buyers among the items, in one query: more than the pairs in question,
  /// but a range of the primary key for each.
  @Query("SELECT * FROM purchase WHERE buyer_id IN (:buyers) AND item_key IN (:itemKeys)")
  List<PurchaseRow> findAmong(Collection<Long> buyers, Collection<Long> itemKeys);
}
