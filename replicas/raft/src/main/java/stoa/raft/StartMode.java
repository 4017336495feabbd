package stoa.raft;

/// What a member may do when it finds no Raft data of its own. With data, all four are the same.
public enum StartMode {
  /// Refuse: whoever has forgotten its votes must not take part.
  NORMAL,
  /// Begin: the whole group starts for the first time, all members with empty disks.
  BOOTSTRAP,
  /// Begin, as with [#BOOTSTRAP], with a state that every member has loaded from the same backup:
  /// the log goes on behind its position, so nobody is ever brought up from an empty state.
  RESTORE,
  /// Wait to be added: the group has removed this member by a committed change.
  REPLACE
}
