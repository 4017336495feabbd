package stoa.customer.table;

import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// Writes rows of one table, each list as one batched statement.
///
/// @param <R> the row
/// @param <K> its key
public interface TableRepository<R, K> extends GenericRepository<R, K> {
  /// Inserts rows.
  void saveAll(List<R> rows);

  /// Overwrites rows by their keys.
  void updateAll(List<R> rows);

  /// Removes rows by their keys.
  void deleteAll(List<R> rows);
}
