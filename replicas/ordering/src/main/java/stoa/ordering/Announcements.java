package stoa.ordering;

/// Rule 4, the other side: who is told, and when, that more is held here.
///
/// Whoever submitted a request waits for a majority to hold it, so it is told at once. The others
/// need to know too, to deliver, but nobody waits for them: they learn it from the next message
/// that goes to everybody, at the latest after [Timing#activeHeartbeatMillis()]. With one command
/// at a time that is four datagrams for five members where telling everybody at once would be
/// twenty.
final class Announcements {
  private final GroupConfiguration group;
  private final SequenceLog log;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private boolean owed;

  Announcements(GroupConfiguration group, SequenceLog log, OwnKnowledge knowledge, Outbox outbox) {
    this.group = group;
    this.log = log;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  /// Whether somebody has not been told yet.
  boolean areOwed() {
    return owed;
  }

  /// A message with what this member holds goes to everybody.
  void told() {
    owed = false;
  }

  /// The numbers from `from` to `end` are held now.
  void tellWhoWaits(long from, long end) {
    owed = true;
    boolean[] told = new boolean[group.members()];
    for (long number = from; number < end; number++) {
      if (log.entry(number) instanceof JournalRecord.Entry entry) {
        int submitter = entry.request().origin().member();
        if (submitter != group.self() && !told[submitter]) {
          told[submitter] = true;
          outbox.send(submitter, new Message.Heartbeat(knowledge.metadata()));
        }
      }
    }
  }
}
