package stoa.ordering.udp;

import stoa.ordering.MemberStatus;

/// What a member knows of itself, without asking anyone.
///
/// @param running whether it takes commands
/// @param member the protocol's view; ends are exclusive
/// @param appliedEnd all numbers below were taken by the [DeliveryListener]
/// @param waitingCommands commands that are not yet part of a request
/// @param unforcedBytes journal bytes on their way to the disk
public record NodeStatus(
    boolean running,
    MemberStatus member,
    long appliedEnd,
    int waitingCommands,
    long unforcedBytes) {}
