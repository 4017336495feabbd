package stoa.ordering;

/// Every bound of the ordering, and what happens when it is reached. All members of a group use the
/// same ones.
///
/// @param requestBytes largest request, the sum of its commands; larger ones are rejected
/// @param unassignedRequests own requests without a number; more are rejected. A few are enough to
///   have one for every turn; with more of them requests only wait longer and stay small
/// @param outstandingRequests own requests that some member is not known to hold; more are
///   rejected. This is the flow control: it bounds what every member keeps for the slowest
/// @param outstandingBytes the same in bytes; a single request may always be under way
/// @param logBytes bytes of the entries kept in memory; a full log takes no further number until
///   deliveries and announcements free some
/// @param adoptionNumbers numbers that a member fetches one by one to adopt a view; one that lacks
///   more takes a snapshot. More than [#logNumbers(int)], because what nobody has delivered yet is
///   in no snapshot
/// @param adoptionBytes the same in bytes, more than `logBytes` for the same reason
/// @param unappliedNumbers delivered and not yet applied numbers; delivery pauses at the limit
/// @param incarnationsPerMember lives of one member that are remembered in the assigned ends; the
///   oldest is forgotten first, and what is older than all remembered counts as assigned
/// @param requestEndsPerMessage entries of [Metadata#requestsSeen()]; the rest goes unmentioned
/// @param rangesPerRetransmitRequest ranges in one question; the rest is asked for next time
/// @param messagesPerRetransmission messages in one answer; the rest must be asked for again
/// @param bytesPerRetransmission the same in bytes; one request is always answered
/// @param barrierWaiters readers waiting for a barrier; more are rejected
/// @param numbersPerCut how many numbers the journal's base moves at a time
/// @param cutsKeptForAbsent how many such steps the journal is kept for members that are away
/// @param joinLagNumbers a member that lags by no more is taken into the view. Less than
///   `numbersPerCut` × `cutsKeptForAbsent` and `adoptionNumbers`, so that it never needs a snapshot
///   once it is listed
public record Limits(
    int requestBytes,
    int unassignedRequests,
    int outstandingRequests,
    int outstandingBytes,
    int logBytes,
    int adoptionNumbers,
    int adoptionBytes,
    int unappliedNumbers,
    int incarnationsPerMember,
    int requestEndsPerMessage,
    int rangesPerRetransmitRequest,
    int messagesPerRetransmission,
    int bytesPerRetransmission,
    int barrierWaiters,
    int numbersPerCut,
    int cutsKeptForAbsent,
    int joinLagNumbers) {
  private static final int MEBIBYTE = 1 << 20;

  public Limits {
    requireMore(
        "numbersPerCut × cutsKeptForAbsent",
        (long) numbersPerCut * cutsKeptForAbsent,
        joinLagNumbers);
    requireMore("adoptionNumbers", adoptionNumbers, joinLagNumbers);
  }

  private static void requireMore(String name, long numbers, int joinLagNumbers) {
    if (numbers <= joinLagNumbers) {
      throw new IllegalArgumentException(
          "%s is %d: a member that lags by %d would be taken into a view and then need a snapshot"
              .formatted(name, numbers, joinLagNumbers));
    }
  }

  public static Limits standard() {
    return new Limits(
        MEBIBYTE,
        4,
        256,
        8 * MEBIBYTE,
        48 * MEBIBYTE,
        1 << 13,
        64 * MEBIBYTE,
        1024,
        64,
        16,
        32,
        64,
        MEBIBYTE / 4,
        8192,
        1024,
        64,
        256);
  }

  /// These, of which some are to be changed.
  public LimitsBuilder but() {
    return new LimitsBuilder(this);
  }

  /// How many numbers of the log are kept in memory, at most: what all senders together may have
  /// under way, twice, because members learn at different times what the slowest holds. A message
  /// with a number beyond is dropped, and asked for later.
  int logNumbers(int members) {
    return 2 * members * outstandingRequests;
  }
}
