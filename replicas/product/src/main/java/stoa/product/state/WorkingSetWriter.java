package stoa.product.state;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import stoa.product.row.CounterRow;
import stoa.product.row.ItemRow;
import stoa.product.row.MissingLineRow;
import stoa.product.row.OrderEventRow;
import stoa.product.row.OrderLineRow;
import stoa.product.row.OutcomeRow;
import stoa.product.row.PurchaseRow;
import stoa.product.row.SellerRatingRow;
import stoa.product.rule.ProductWorkingSet;
import stoa.product.table.CounterTable;
import stoa.product.table.ItemTable;
import stoa.product.table.MissingLineTable;
import stoa.product.table.OrderEventTable;
import stoa.product.table.OrderLineTable;
import stoa.product.table.OutcomeTable;
import stoa.product.table.PurchaseTable;
import stoa.product.table.SellerRatingTable;
import stoa.replica.apply.Rows;

/// Writes what a batch changed, with one batched statement for each table and kind of change.
@Singleton
class WorkingSetWriter {
  private final ItemTable items;
  private final CounterTable counters;
  private final SellerRatingTable ratings;
  private final OutcomeTable outcomes;
  private final OrderLineTable lines;
  private final MissingLineTable missingLines;
  private final OrderEventTable events;
  private final PurchaseTable purchases;

  WorkingSetWriter(
      ItemTable items,
      CounterTable counters,
      SellerRatingTable ratings,
      OutcomeTable outcomes,
      OrderLineTable lines,
      MissingLineTable missingLines,
      OrderEventTable events,
      PurchaseTable purchases) {
    this.items = items;
    this.counters = counters;
    this.ratings = ratings;
    this.outcomes = outcomes;
    this.lines = lines;
    this.missingLines = missingLines;
    this.events = events;
    this.purchases = purchases;
  }

  void write(ProductWorkingSet rows) {
    this.<ItemRow>write(rows.items(), items::saveAll, items::updateAll);
    this.<CounterRow>write(rows.counters(), counters::saveAll, counters::updateAll);
    this.<SellerRatingRow>write(rows.ratings(), ratings::saveAll, ratings::updateAll);
    this.<OutcomeRow>write(rows.outcomes(), outcomes::saveAll, outcomes::updateAll);
    this.<PurchaseRow>write(rows.purchases(), purchases::saveAll, purchases::updateAll);
    this.<OrderLineRow>unlessEmpty(rows.newLines(), lines::saveAll);
    this.<MissingLineRow>unlessEmpty(rows.newMissingLines(), missingLines::saveAll);
    this.<OrderEventRow>unlessEmpty(rows.newEvents(), events::saveAll);
  }

  private <R> void write(Rows<?, R> rows, Consumer<List<R>> insert, Consumer<List<R>> update) {
    unlessEmpty(rows.inserted(), insert);
    unlessEmpty(rows.updated(), update);
  }

  private <R> void unlessEmpty(List<R> rows, Consumer<List<R>> statement) {
    if (!rows.isEmpty()) {
      statement.accept(rows);
    }
  }
}
