package stoa.ordering;

/// A look inside for metrics and health; not part of the protocol.
///
/// @param receivedEnd all numbers below are here with their requests
/// @param slowestHeldEnd the smallest held end that is known of any member
/// @param unassignedRequests requests without a number, of all origins
/// @param membersHeard others that were heard of in the last second
public record MemberStatus(
    long promise,
    long logEpoch,
    long seenEnd,
    long receivedEnd,
    long heldEnd,
    long deliveredEnd,
    long slowestHeldEnd,
    long unassignedRequests,
    int membersHeard,
    boolean halted) {}
