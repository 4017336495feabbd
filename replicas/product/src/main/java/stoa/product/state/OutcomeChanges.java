package stoa.product.state;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import stoa.product.row.OutcomeRow;
import stoa.product.rule.ProductWorkingSet;

/// Tells those who wait at this member which outcomes each committed batch made or changed.
///
/// A state that was restored from a snapshot is not told, so nobody may wait without a time limit.
@Singleton
public class OutcomeChanges {
  private final List<Consumer<List<OutcomeRow>>> watchers = new CopyOnWriteArrayList<>();

  /// Has the watcher told of every batch that changed any, in order, on the apply thread: it must
  /// return soon and throw nothing.
  public void watch(Consumer<List<OutcomeRow>> watcher) {
    watchers.add(watcher);
  }

  void tell(ProductWorkingSet rows) {
    var changed = new ArrayList<>(rows.outcomes().inserted());
    changed.addAll(rows.outcomes().updated());
    if (!changed.isEmpty()) {
      watchers.forEach(watcher -> watcher.accept(changed));
    }
  }
}
