package stoa.ordering.udp;

/// Why a life of a member is over though the member is not: another life goes on.
sealed interface LifeEnd {
  /// The group knows a later life than this one.
  ///
  /// @param aboveIncarnation the next one has to be larger
  record StartAgain(long aboveIncarnation) implements LifeEnd {}

  /// What is missing here, nobody has in its journal.
  ///
  /// @param source a member that can give a snapshot
  record NeedSnapshot(int source) implements LifeEnd {}

  /// The group is a new one: the next life has a vote.
  record Founded() implements LifeEnd {}
}
