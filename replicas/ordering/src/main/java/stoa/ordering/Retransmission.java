package stoa.ordering;

import org.jspecify.annotations.Nullable;

/// Answers [Message.RetransmitRequest] with what is here and may be told: numbers that are held,
/// and requests that are announced. The rest is left to another member or a later question.
final class Retransmission {
  private final GroupConfiguration group;
  private final SequenceLog log;
  private final RequestStore requests;
  private final OwnRequests own;
  private final Peers peers;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;

  Retransmission(
      GroupConfiguration group,
      SequenceLog log,
      RequestStore requests,
      OwnRequests own,
      Peers peers,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.log = log;
    this.requests = requests;
    this.own = own;
    this.peers = peers;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  void answer(Message.RetransmitRequest question) {
    Answer answer = new Answer(question.metadata().sender());
    for (NumberRange range : question.numbers()) {
      long end = Math.min(range.end(), peers.ownHeldEnd());
      for (long n = Math.max(range.from(), log.first()); n < end && answer.hasRoom(); n++) {
        answer.add(log.entry(n));
      }
    }
    for (RequestRange range : question.requests()) {
      for (long n = range.from(); n < range.end() && answer.hasRoom(); n++) {
        answer.add(new RequestId(range.origin(), n));
      }
    }
  }

  /// One answer under way, within its limits. What is asked for and not here counts as well, so
  /// that a huge range costs little.
  private final class Answer {
    private final int to;
    private int messages;
    private long bytes;

    Answer(int to) {
      this.to = to;
    }

    boolean hasRoom() {
      Limits limits = group.limits();
      return messages < limits.messagesPerRetransmission()
          && bytes < limits.bytesPerRetransmission();
    }

    void add(JournalRecord.@Nullable Entry entry) {
      if (entry != null) {
        send(new Message.Request(knowledge.metadata(), entry.request(), entry.batch()));
        send(
            new Message.Sequence(
                knowledge.metadata(),
                entry.number(),
                entry.epoch(),
                entry.request(),
                entry.batch().digest()));
        bytes += entry.batch().sizeBytes();
      }
    }

    void add(RequestId id) {
      Batch batch = own.isAnnounced(id) ? requests.get(id) : null;
      if (batch == null) {
        messages++;
      } else {
        send(new Message.Request(knowledge.metadata(), id, batch));
        bytes += batch.sizeBytes();
      }
    }

    private void send(Message message) {
      outbox.send(to, message);
      messages++;
    }
  }
}
