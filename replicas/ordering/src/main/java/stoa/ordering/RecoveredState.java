package stoa.ordering;

import java.util.List;

/// What a member starts from; made by [JournalReplay].
///
/// @param incarnation this life's, larger than any before, already forced
/// @param promise the highest epoch promised; 0 at first
/// @param view the last view adopted
/// @param logStart the number of the first of `entries`
/// @param assigned how far each origin's requests are assigned by the numbers below `logStart`
/// @param entries the forced journal from `logStart` on, without gaps
/// @param appliedEnd all numbers below are in the application's durable state; deliveries start
///   here; from `logStart` to `logStart` + size of `entries`
/// @param ownRequests requests of this member's earlier lives that have no number in `entries` or
///   below, in local order
public record RecoveredState(
    long incarnation,
    long promise,
    ViewRecord view,
    long logStart,
    List<RequestEnd> assigned,
    List<JournalRecord.Entry> entries,
    long appliedEnd,
    List<JournalRecord.OwnRequest> ownRequests) {
  public RecoveredState {
    assigned = List.copyOf(assigned);
    entries = List.copyOf(entries);
    ownRequests = List.copyOf(ownRequests);
  }

  /// A member that has never run.
  public static RecoveredState fresh(long incarnation) {
    return new RecoveredState(
        incarnation, 0, ViewRecord.initial(), 0, List.of(), List.of(), 0, List.of());
  }

  /// The first number that is not in the journal.
  public long logEnd() {
    return logStart + entries.size();
  }
}
