package stoa.replica.apply;

import com.google.protobuf.ByteString;
import stoa.replica.log.CommittedEntries;

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
    ByteString logState) {
  private static final int HASH_BYTES = 32;

  /// That of a member that has applied nothing.
  public static final AppliedState NOTHING =
      new AppliedState(
          CommittedEntries.NOTHING_APPLIED,
          0,
          Levels.FIRST,
          ByteString.copyFrom(new byte[HASH_BYTES]),
          ByteString.EMPTY);
}
