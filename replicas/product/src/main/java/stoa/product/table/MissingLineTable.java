package stoa.product.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OutcomePart;

/// What refused purchases lacked.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface MissingLineTable extends TableRepository<MissingLineRow, OutcomePart> {
  /// All of the outcomes, in one query, in order.
  @Query("SELECT * FROM missing_line WHERE ordinal IN (:ordinals) ORDER BY ordinal, line")
  List<MissingLineRow> findByOrdinals(Collection<Long> ordinals);
}
