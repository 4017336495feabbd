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

  /// A seller's items that are not withdrawn, by key.
  ///
  /// @param after the last key of the page before; 0 for the first page
  @Query(
      """
      SELECT * FROM item
      WHERE seller_id = :sellerId AND item_key > :after AND withdrawn = 0
      ORDER BY item_key LIMIT :atMost
      """)
  List<ItemRow> findOfSeller(long sellerId, long after, int atMost);

  /// Items in stock that were bought together with any of the given, most often first, computed
  /// from the latest completed orders that hold one of those.
  ///
  /// @param orders how many orders to look at
  @Query(
      """
      SELECT i.* FROM item i JOIN (
        SELECT l.item_key, COUNT(*) AS times
        FROM (SELECT DISTINCT ol.ordinal
              FROM order_line ol JOIN order_outcome o ON o.ordinal = ol.ordinal
              WHERE ol.item_key IN (:keys) AND o.stage = 'COMPLETED'
              ORDER BY ol.ordinal DESC LIMIT :orders) latest
        JOIN order_line l ON l.ordinal = latest.ordinal
        WHERE l.item_key NOT IN (:keys)
        GROUP BY l.item_key) together ON together.item_key = i.item_key
      WHERE i.stock > 0
      ORDER BY together.times DESC, i.item_key LIMIT :atMost
      """)
  List<ItemRow> findBoughtTogether(Collection<Long> keys, int orders, int atMost);
}
