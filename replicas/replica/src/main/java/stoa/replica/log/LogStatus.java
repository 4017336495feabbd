package stoa.replica.log;

import java.util.List;
import java.util.OptionalInt;

/// What one member knows of its group's log.
///
/// @param role this member's part in it
/// @param committedPosition the last position known to be committed; -1 for none
/// @param termOrEpoch Raft's term, the sequencer's epoch
/// @param leader the leader's number, where there is one and it is known
/// @param members the members that take part at present
/// @param serving whether commands and barriers can succeed now, as far as this member knows
/// @param reason why not; empty when serving
public record LogStatus(
    Role role,
    long committedPosition,
    long termOrEpoch,
    OptionalInt leader,
    List<Integer> members,
    boolean serving,
    String reason) {
  /// A member's part in its group's log.
  public enum Role {
    SEQUENCER,
    LEADER,
    FOLLOWER,
    CANDIDATE,
    LEARNER,
    JOINING
  }
}
