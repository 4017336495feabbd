package stoa.ordering.udp;

import stoa.ordering.MemberStatus;

/// What a member knows of itself, without asking anyone.
///
/// @param running whether it takes part
/// @param installing whether it does not because it takes a snapshot of another member, to catch up
/// @param orders whether it takes commands: it has turns and hears a majority, or lacks that only
///   since a moment
/// @param member what the protocol says; ends are exclusive
/// @param appliedEnd all numbers below were taken by the [DeliveryListener]; those behind it that
///   are void do not count
/// @param unappliedNumbers numbers with commands that wait for the listener
/// @param waitingCommands commands that are not yet part of a request
/// @param unforcedBytes journal bytes on their way to the disk
public record NodeStatus(
    boolean running,
    boolean installing,
    boolean orders,
    MemberStatus member,
    long appliedEnd,
    int unappliedNumbers,
    int waitingCommands,
    long unforcedBytes) {}
