package stoa.raft;

/// What a member may do when it finds no Raft data of its own. With data, all three are the same.
public enum StartMode {
  /// Refuse: whoever has forgotten its votes must not take part.
  NORMAL,
  /// Begin: the whole group starts for the first time, all members with empty disks.
  BOOTSTRAP,
  /// Wait to be added: the group has removed this member by a committed change.
  REPLACE
}
