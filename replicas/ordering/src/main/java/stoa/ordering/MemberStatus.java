package stoa.ordering;

/// A look inside for metrics and health; not part of the protocol.
///
/// @param view the last view adopted
/// @param votes whether this member has a vote
/// @param hasTurns whether this life of this member takes turns now
/// @param receivedEnd all numbers below are here with their requests
/// @param slowestHeldEnd the smallest held end that is known of any member that takes turns
/// @param unassignedRequests requests without a number that may be assigned, of all origins
/// @param membersHeard others that have lately spoken; how lately depends on [Timing] and on
///   whether the group rests
/// @param wishes how often this member has wished for another view
/// @param lastWish why this member last did; empty if it never did
public record MemberStatus(
    long promise,
    ViewRecord view,
    boolean votes,
    boolean hasTurns,
    long seenEnd,
    long receivedEnd,
    long heldEnd,
    long deliveredEnd,
    long slowestHeldEnd,
    long unassignedRequests,
    int membersHeard,
    long wishes,
    String lastWish,
    boolean halted) {
  public long logEpoch() {
    return view.epoch();
  }

  /// Of a member that is not running.
  public static MemberStatus absent(boolean halted) {
    return new MemberStatus(
        0, ViewRecord.initial(), false, false, 0, 0, 0, 0, 0, 0, 0, 0, "", halted);
  }
}
