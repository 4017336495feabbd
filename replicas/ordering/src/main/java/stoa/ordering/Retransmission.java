package stoa.ordering;

import org.jspecify.annotations.Nullable;

/// Answers [Message.RetransmitRequest]: numbers with what stands in the log, from memory or from
/// the journal, and requests. What is not here is left to another member or a later question. An
/// entry need not be held to be passed on: the receiver judges by its epoch.
final class Retransmission {
  private final GroupConfiguration group;
  private final SequenceLog log;
  private final RequestStore requests;
  private final JournalCut cut;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;

  Retransmission(
      GroupConfiguration group,
      SequenceLog log,
      RequestStore requests,
      JournalCut cut,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.log = log;
    this.requests = requests;
    this.cut = cut;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  void answer(Message.RetransmitRequest question) {
    Answer answer = new Answer(question.metadata().sender());
    question.numbers().forEach(range -> answerNumbers(range, answer));
    for (RequestRange range : question.requests()) {
      for (long n = range.from(); n < range.end() && answer.hasRoom(); n++) {
        answer.add(new RequestId(range.origin(), n));
      }
    }
  }

  /// The host has read from the journal what was no longer in memory.
  void answer(Input.JournalRead read) {
    Answer answer = new Answer(read.asker());
    for (JournalRecord.Numbered entry : read.entries()) {
      if (answer.hasRoom() && entry.number() < log.receivedEnd()) {
        answer.add(entry);
      }
    }
  }

  private void answerNumbers(NumberRange range, Answer answer) {
    if (range.from() < cut.journalStart()) {
      outbox.send(answer.to, new Message.LogUnavailable(knowledge.metadata(), cut.journalStart()));
    } else if (range.from() < log.first()) {
      long most = range.from() + group.limits().messagesPerRetransmission();
      long end = Math.min(Math.min(range.end(), log.first()), most);
      outbox.add(new Effect.ReadJournal(answer.to, range.from(), end));
    } else {
      long end = Math.min(range.end(), log.receivedEnd());
      for (long n = range.from(); n < end && answer.hasRoom(); n++) {
        answer.add(log.entry(n));
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

    void add(JournalRecord.@Nullable Numbered entry) {
      messages++;
      if (entry != null) {
        outbox.send(to, new Message.LogEntry(knowledge.metadata(), entry));
        bytes += entry.sizeBytes();
      }
    }

    void add(RequestId id) {
      messages++;
      Batch batch = requests.get(id);
      if (batch != null) {
        outbox.send(to, new Message.Request(knowledge.metadata(), id, batch));
        bytes += batch.sizeBytes();
      }
    }
  }
}
