package stoa.ordering;

import java.util.ArrayDeque;

/// Rule 9: moves the journal's base. Below it, every member that takes turns holds everything and
/// this one has applied it durably; members that are away get as many steps of
/// [Limits#numbersPerCut()] as [Limits#cutsKeptForAbsent()] says, and a snapshot when they are away
/// for longer. What else the dropped part contained is appended again.
final class JournalCut {
  private final GroupConfiguration group;
  private final Epochs epochs;
  private final Peers peers;
  private final SequenceLog log;
  private final ForceBeforeAnnounce journal;
  private final Origin self;
  private final ArrayDeque<JournalRecord.Base> candidates = new ArrayDeque<>();
  private final Standing standing;
  private long journalStart;

  JournalCut(
      GroupConfiguration group,
      Epochs epochs,
      Peers peers,
      SequenceLog log,
      ForceBeforeAnnounce journal,
      Standing standing,
      RecoveredState recovered) {
    this.group = group;
    this.epochs = epochs;
    this.peers = peers;
    this.log = log;
    this.journal = journal;
    this.standing = standing;
    this.self = new Origin(group.self(), recovered.incarnation());
    this.journalStart = recovered.journalStart();
  }

  /// The first number that the journal surely has.
  long journalStart() {
    return journalStart;
  }

  /// The log's first number in memory has just become `end`: all members that take turns hold
  /// everything below it.
  void passed(long end) {
    if (end % group.limits().numbersPerCut() == 0) {
      EpochTable table = log.table().upTo(end);
      candidates.addLast(new JournalRecord.Base(end, log.assignedBelowFirst(), table));
      // The journal then is cut in larger steps, later; memory stays bounded.
      if (candidates.size() > 2 * group.limits().cutsKeptForAbsent()) {
        candidates.removeFirst();
      }
    }
  }

  /// Cuts at the last candidate that the application has passed durably and nobody needs.
  void appliedDurably(long end) {
    if (!epochs.settled()) {
      return; // A view record may be on its way to the disk, and must stay the last one.
    }
    JournalRecord.Base base = null;
    while (!candidates.isEmpty()
        && candidates.getFirst().start() <= end
        && (candidates.size() > group.limits().cutsKeptForAbsent()
            || everybodyHolds(candidates.getFirst().start()))) {
      base = candidates.removeFirst();
    }
    if (base != null) {
      // The last row says which epoch the start belongs to; older ones say nothing that is asked.
      EpochTable table = base.table().from(base.start());
      journal.append(new JournalRecord.Base(base.start(), base.assigned(), table));
      journalStart = base.start();
      log.journalBegins(journalStart);
      appendAgain();
    }
  }

  private boolean everybodyHolds(long start) {
    for (int member = 0; member < group.members(); member++) {
      if (member != group.self() && peers.announcedEnd(member) < start) {
        return false;
      }
    }
    return true;
  }

  private void appendAgain() {
    journal.append(new JournalRecord.Incarnation(self.incarnation()));
    if (standing.isRecorded()) {
      journal.append(new JournalRecord.Voter());
    }
    journal.append(new JournalRecord.Promise(epochs.promise()));
    journal.append(new JournalRecord.View(epochs.view()));
  }
}
