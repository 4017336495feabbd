package stoa.ordering;

/// Rule 8: whether this member has a vote.
///
/// A member whose disk was lost has none: it does not promise, announce, own numbers or answer
/// barriers, because it may have promised and held before what it has forgotten. It gets its vote
/// once it has adopted a view that lists this life of it, and knows that a majority of *other*
/// voters have adopted that view durably: from then on no majority can be found that relies on what
/// was forgotten.
final class Standing {
  private final GroupConfiguration group;
  private final Rules rules;
  private final Epochs epochs;
  private final Peers peers;
  private final ForceBeforeAnnounce journal;
  private final Origin self;
  private boolean votes;
  private boolean recorded;

  Standing(
      GroupConfiguration group,
      Rules rules,
      Epochs epochs,
      Peers peers,
      ForceBeforeAnnounce journal,
      RecoveredState recovered) {
    this.group = group;
    this.rules = rules;
    this.epochs = epochs;
    this.peers = peers;
    this.journal = journal;
    this.self = new Origin(group.self(), recovered.incarnation());
    this.votes = rules.votesFromStart(recovered.votes());
    this.recorded = votes;
  }

  boolean votes() {
    return votes;
  }

  /// Whether the vote is in the journal, if perhaps not forced yet.
  boolean isRecorded() {
    return recorded;
  }

  void advance() {
    if (!recorded && epochs.settled() && epochs.lists(self)) {
      int adopters = 0;
      for (int member = 0; member < group.members(); member++) {
        if (member != group.self() && hasAdopted(member)) {
          adopters++;
        }
      }
      if (adopters >= rules.adoptersBeforeVote(group)) {
        recorded = true;
        journal.append(new JournalRecord.Voter());
      }
    }
  }

  /// The vote is on disk.
  void forced() {
    votes = true;
  }

  private boolean hasAdopted(int member) {
    return peers.votes(member) && peers.logEpoch(member) >= epochs.logEpoch();
  }
}
