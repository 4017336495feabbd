package stoa.replica.apply;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/// A look at the table of results, from outside of the apply loop.
@Singleton
public final class StoredResults {
  private final CommandResultRepository repository;
  private final TransactionOperations<Connection> transactions;

  StoredResults(
      CommandResultRepository repository, TransactionOperations<Connection> transactions) {
    this.repository = repository;
    this.transactions = transactions;
  }

  /// True when a result from before the given group time is still there.
  public boolean anyOlderThan(long groupTimeMillis) {
    return transactions.executeRead(
        status -> repository.existsByGroupTimeMillisLessThan(groupTimeMillis));
  }
}
