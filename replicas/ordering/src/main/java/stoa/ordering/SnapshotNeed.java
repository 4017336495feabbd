package stoa.ordering;

/// Rule 7: notices that this member cannot catch up from the others' journals, because they have
/// cut off what it lacks, and asks the host for a snapshot. Then this life is over.
final class SnapshotNeed {
  private final GroupConfiguration group;
  private final Epochs epochs;
  private final SequenceLog log;
  private final Peers peers;
  private final Outbox outbox;
  private final long[] journalStart;
  private boolean required;

  SnapshotNeed(
      GroupConfiguration group, Epochs epochs, SequenceLog log, Peers peers, Outbox outbox) {
    this.group = group;
    this.epochs = epochs;
    this.log = log;
    this.peers = peers;
    this.outbox = outbox;
    this.journalStart = new long[group.members()];
  }

  /// A member's journal begins there.
  void receive(Message.LogUnavailable unavailable) {
    int sender = unavailable.metadata().sender();
    journalStart[sender] = Math.max(journalStart[sender], unavailable.start());
    long needed = log.receivedEnd();
    if (journalStart[sender] > needed && !somebodyMayHave(needed)) {
      require(sender);
    }
  }

  /// Whether the member is known to have cut the number off its journal.
  boolean hasCutOff(int member, long number) {
    return journalStart[member] > number;
  }

  void require(int source) {
    if (!required && source != group.self()) {
      required = true;
      outbox.add(new Effect.NeedSnapshot(source));
    }
  }

  boolean isRequired() {
    return required;
  }

  /// Whoever is in the view that this member is in or adopts. What others hold may be something
  /// else.
  private boolean somebodyMayHave(long number) {
    for (int member = 0; member < group.members(); member++) {
      if (member != group.self()
          && peers.logEpoch(member) >= epochs.promise()
          && peers.heldEnd(member) > number
          && journalStart[member] <= number) {
        return true;
      }
    }
    return false;
  }
}
