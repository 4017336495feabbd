package stoa.ordering;

import java.util.ArrayDeque;

/// What was appended to the journal and waits for the disk, in order; and what follows once it is
/// forced: an entry is held, this member's own requests and assignments are sent.
///
/// A force is reported for everything up to a token, so entries become held without gaps.
final class ForceBeforeAnnounce {
  private record Awaited(long token, JournalRecord record) {}

  private final GroupConfiguration group;
  private final RestartSafety restartSafety;
  private final SequenceLog log;
  private final OwnRequests own;
  private final Peers peers;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private final ArrayDeque<Awaited> awaited = new ArrayDeque<>();

  ForceBeforeAnnounce(
      GroupConfiguration group,
      RestartSafety restartSafety,
      SequenceLog log,
      OwnRequests own,
      Peers peers,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.restartSafety = restartSafety;
    this.log = log;
    this.own = own;
    this.peers = peers;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  void append(JournalRecord record) {
    awaited.addLast(new Awaited(outbox.append(record), record));
    if (!restartSafety.forcesOwnBeforeSending()) {
      announce(record);
    }
  }

  /// First everything is held, then it is announced, so that the first message says it all.
  void forced(long token) {
    if (token > outbox.lastToken()) {
      throw new BrokenInvariant("forced " + token + ", appended " + outbox.lastToken());
    }
    ArrayDeque<JournalRecord> forced = new ArrayDeque<>();
    for (Awaited next = awaited.peekFirst();
        next != null && next.token() <= token;
        next = awaited.peekFirst()) {
      forced.addLast(awaited.removeFirst().record());
    }
    forced.forEach(this::hold);
    if (restartSafety.forcesOwnBeforeSending()) {
      forced.forEach(this::announce);
    }
  }

  private void hold(JournalRecord record) {
    if (record instanceof JournalRecord.Entry entry) {
      peers.holdOwn(entry.number() + 1);
    }
  }

  private void announce(JournalRecord record) {
    if (record instanceof JournalRecord.OwnRequest request) {
      sendRequest(request.id(), request.batch());
    } else if (record instanceof JournalRecord.Entry entry
        && group.owner(entry.number()) == group.self()) {
      sendAssignment(entry);
    }
  }

  private void sendAssignment(JournalRecord.Entry entry) {
    log.noteSeen(entry.number() + 1);
    if (!own.isAnnounced(entry.request())) {
      sendRequest(entry.request(), entry.batch());
    }
    outbox.broadcast(
        new Message.Sequence(
            knowledge.metadata(),
            entry.number(),
            entry.epoch(),
            entry.request(),
            entry.batch().digest()));
  }

  private void sendRequest(RequestId id, Batch batch) {
    own.announce(id.number() + 1);
    outbox.broadcast(new Message.Request(knowledge.metadata(), id, batch));
  }
}
