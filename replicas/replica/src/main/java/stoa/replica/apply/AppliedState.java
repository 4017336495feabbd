package stoa.replica.apply;

import com.google.protobuf.ByteString;

/// How far a member has applied its group's log, and what goes with that point.
///
/// @param position the last position applied; [CommittedEntries#NOTHING_APPLIED] for none
/// @param groupTimeMillis the group's time there: milliseconds since 1970, UTC
/// @param activeLevel the level that decisions follow from the next command on
/// @param rollingHash 32 bytes over all commands and results so far; equal on all members
/// @param logState what the log wants kept with this position; opaque, empty for none
public record AppliedState(
    long position,
    long groupTimeMillis,
    int activeLevel,
    ByteString rollingHash,
    ByteString logState) {}
