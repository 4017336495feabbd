package stoa.customer.table;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.List;
import stoa.customer.row.FraudSignalRow;

/// Attempts and declines.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FraudSignalTable extends TableRepository<FraudSignalRow, Long> {
  /// The first signals by id.
  @Query("SELECT * FROM fraud_signal ORDER BY signal_id LIMIT :count")
  List<FraudSignalRow> findOldest(int count);

  /// How many signals of a kind a buyer has after a time.
  int countByBuyerIdAndKindAndAtMillisGreaterThan(long buyerId, int kind, long atMillis);

  /// How many signals of a kind a card has after a time.
  int countByCardFingerprintAndKindAndAtMillisGreaterThan(
      String cardFingerprint, int kind, long atMillis);
}
