package stoa.raft;

/// Told when this member begins and ends to lead. Called on the apply thread: return soon.
public interface LeadershipListener {
  /// This member leads, and has applied everything that earlier leaders committed.
  ///
  /// @param term to be given to [RaftLog#submitInTerm] with whatever is decided as the leader
  void leads(long term);

  /// This member no longer leads. May come late.
  void follows();
}
