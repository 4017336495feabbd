package stoa.customer.state;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import stoa.customer.rule.CustomerWorkingSet;
import stoa.customer.table.CustomerTables;
import stoa.customer.table.TableRepository;
import stoa.replica.apply.Rows;

/// Writes what a batch has changed: at most three batched statements for each table.
@Singleton
final class WorkingSetWriter {
  private final CustomerTables tables;

  WorkingSetWriter(CustomerTables tables) {
    this.tables = tables;
  }

  void write(CustomerWorkingSet set) {
    write(set.counters(), tables.counters());
    write(set.accounts(), tables.accounts());
    write(set.sessions(), tables.sessions());
    write(set.cartLines().changes(), tables.cartLines());
    write(set.savedCartLines().changes(), tables.savedCartLines());
    write(set.checkouts(), tables.checkouts());
    write(set.checkoutLines().changes(), tables.checkoutLines());
    write(set.loginFailures().changes(), tables.loginFailures());
    write(set.oldestFraudSignals(), tables.fraudSignals());
  }

  private static <K, R> void write(Rows<K, R> rows, TableRepository<R, K> table) {
    unlessEmpty(rows.removed(), table::deleteAll);
    unlessEmpty(rows.updated(), table::updateAll);
    unlessEmpty(rows.inserted(), table::saveAll);
  }

  private static <R> void unlessEmpty(List<R> rows, Consumer<List<R>> statement) {
    if (!rows.isEmpty()) {
      statement.accept(rows);
    }
  }
}
