package stoa.ordering.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import stoa.ordering.EpochTable;
import stoa.ordering.JournalRecord;

/// What the application of a member has applied, and how much of it would survive a crash.
final class SimulatedApplication {
  private JournalRecord.@Nullable Base applied;
  private JournalRecord.@Nullable Base durable;

  long appliedEnd() {
    return applied == null ? 0 : applied.start();
  }

  /// What a start has to agree with.
  JournalRecord.Base state() {
    return applied == null ? new JournalRecord.Base(0, List.of(), EpochTable.initial()) : applied;
  }

  void apply(JournalRecord.Base state) {
    applied = state;
  }

  void force() {
    durable = applied;
  }

  /// For a member that cannot catch up from a journal.
  JournalRecord.@Nullable Base snapshot() {
    return applied;
  }

  /// Takes the snapshot if it is further than what is here. Returns whether it was.
  boolean installNewer(JournalRecord.@Nullable Base snapshot) {
    if (snapshot == null || snapshot.start() <= appliedEnd()) {
      return false;
    }
    applied = snapshot;
    durable = snapshot;
    return true;
  }

  /// What was not forced survives as a whole or not at all.
  void crash(Chance chance) {
    if (chance.happens(0.5)) {
      applied = durable;
    } else {
      durable = applied;
    }
  }

  void wipe() {
    applied = null;
    durable = null;
  }
}
