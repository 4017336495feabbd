package stoa.product.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.product.row.ItemRow;

/// Items.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ItemTable extends TableRepository<ItemRow, Long> {
  /// All rows with one of the keys, in one query.
  @Query("SELECT * FROM item WHERE item_key IN (:keys)")
  List<ItemRow> findByKeys(Collection<Long> keys);

  /// All items that are not withdrawn and have one of the hashes, in one query.
  @Query("SELECT * FROM item WHERE listing_hash IN (:keys)")
  List<ItemRow> findByListingHashes(Collection<String> keys);
}
