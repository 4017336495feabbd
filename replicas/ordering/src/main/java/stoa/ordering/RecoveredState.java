package stoa.ordering;

import java.util.List;

/// What a member starts from: its journal, read back, and a new incarnation.
///
/// @param incarnation forced before the first datagram; larger than any that this member had
/// @param votes whether this member has a vote; without, it joins first (rule 8)
/// @param promise the highest epoch promised
/// @param view the last view adopted
/// @param logStart the first number in `entries`, or the log's end
/// @param assigned how far each origin's requests are assigned by the numbers below `logStart`
/// @param table the epochs of the log, `entries` included
/// @param entries the forced log from `logStart` on, without gaps
/// @param journalStart the first number that the journal has, at most `logStart`
/// @param appliedEnd all numbers below are in the application's durable state; deliveries start
///   here; from `logStart` to `logStart` + size of `entries`
public record RecoveredState(
    long incarnation,
    boolean votes,
    long promise,
    ViewRecord view,
    long logStart,
    List<RequestEnd> assigned,
    EpochTable table,
    List<JournalRecord.Numbered> entries,
    long journalStart,
    long appliedEnd) {
  public RecoveredState {
    assigned = List.copyOf(assigned);
    entries = List.copyOf(entries);
  }

  /// A member of a group that has just been bootstrapped.
  public static RecoveredState bootstrapped(long incarnation) {
    return fresh(incarnation, true);
  }

  /// A member without anything on its disk.
  public static RecoveredState blank(long incarnation) {
    return fresh(incarnation, false);
  }

  private static RecoveredState fresh(long incarnation, boolean votes) {
    return new RecoveredState(
        incarnation,
        votes,
        0,
        ViewRecord.initial(),
        0,
        List.of(),
        EpochTable.initial(),
        List.of(),
        0,
        0);
  }

  /// The first number that is not in the log.
  public long logEnd() {
    return logStart + entries.size();
  }
}
