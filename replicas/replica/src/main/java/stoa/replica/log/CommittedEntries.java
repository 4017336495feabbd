package stoa.replica.log;

import java.util.List;

/// Where a [ReplicatedLog] hands over what is committed.
public interface CommittedEntries {
  /// The position before the first one of any group: nothing is applied.
  long NOTHING_APPLIED = -1;

  /// Applies entries and returns after their effects, results and the last position are committed
  /// in the database, the last [CommittedEntry#logState] in the same transaction. Entries at or
  /// below [#appliedPosition] are skipped, so a log may replay.
  ///
  /// Called by one thread at a time, with ascending positions. The more entries in one call, the
  /// cheaper each: a log hands over everything that is committed, up to a limit of its own.
  ///
  /// An infrastructure error (database away, unknown command) never leaves this method: the process
  /// halts, because going on without an entry would be silent divergence.
  void apply(List<CommittedEntry> entries);

  /// The last position applied and committed in the database, or [#NOTHING_APPLIED].
  long appliedPosition();
}
