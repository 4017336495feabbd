package stoa.ordering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds, for readers, a position that covers every acknowledged write.
///
/// ```
///   asked ──▶ gathering ──▶ round (questions sent) ──▶ answered by a majority ──▶ delivered ──▶ reached
/// ```
///
/// An acknowledged write was held by a majority, so one of any majority knows it. A reader joins
/// only a round whose questions are still to be sent: answers to earlier questions may lack what
/// was acknowledged just before it asked.
final class ReadBarriers {
  private record Reader(long handle, long askedAtMillis) {}

  private record Answered(long end, List<Reader> readers) {}

  private final GroupConfiguration group;
  private final Rules rules;
  private final long incarnation;
  private final Epochs epochs;
  private final Standing standing;
  private final ForceBeforeAnnounce journal;
  private final Delivery delivery;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private List<Reader> gathering = new ArrayList<>();
  private @Nullable BarrierRound round;
  private List<Reader> inRound = List.of();
  private final ArrayDeque<Answered> answered = new ArrayDeque<>();
  private long lastNonce;
  private int waiting;

  ReadBarriers(
      GroupConfiguration group,
      Rules rules,
      long incarnation,
      Epochs epochs,
      Standing standing,
      ForceBeforeAnnounce journal,
      Delivery delivery,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.rules = rules;
    this.incarnation = incarnation;
    this.epochs = epochs;
    this.standing = standing;
    this.journal = journal;
    this.delivery = delivery;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  /// Whether answers to a question of this member are still awaited.
  boolean areAsked() {
    return round != null;
  }

  void ask(long handle, long nowMillis) {
    if (waiting >= group.limits().barrierWaiters()) {
      outbox.add(new Effect.Rejected(handle, Effect.Reason.TOO_MANY_BARRIERS));
      return;
    }
    waiting++;
    gathering.add(new Reader(handle, nowMillis));
    if (round == null) {
      startRound(nowMillis);
    }
  }

  /// What this member answers to another's question: only while it is settled and has a vote.
  void answer(Message.BarrierQuestion question) {
    if (!epochs.settled() || !standing.votes()) {
      return;
    }
    outbox.send(
        question.metadata().sender(),
        new Message.BarrierAnswer(
            knowledge.metadata(),
            question.metadata().incarnation(),
            question.nonce(),
            journal.heldEnd()));
  }

  /// Counts an answer from a voter in exactly this member's log epoch. If a write was acknowledged
  /// in a later epoch before the question, a majority had promised that epoch, so no majority
  /// answers in this one.
  void receive(Message.BarrierAnswer answer, long nowMillis) {
    BarrierRound current = round;
    boolean ofThisLife = answer.askerIncarnation() == incarnation;
    if (current == null
        || !ofThisLife
        || !answer.metadata().votes()
        || !epochs.sameView(answer.metadata())
        || !rules.answersQuestion(current.nonce(), answer.nonce())) {
      return;
    }
    current.answer(answer.metadata().sender(), answer.heldEnd());
    if (current.answers() >= rules.majority(group)) {
      answered.addLast(new Answered(Math.max(current.end(), journal.heldEnd()), inRound));
      finishRound(nowMillis);
    }
  }

  /// A barrier that a view change interrupts starts again: what was held in the old epoch may not
  /// be in the log any more, and would be waited for in vain.
  void viewChanged(long nowMillis) {
    List<Reader> again = new ArrayList<>();
    answered.forEach(each -> again.addAll(each.readers()));
    again.addAll(inRound);
    again.addAll(gathering);
    answered.clear();
    gathering = again;
    finishRound(nowMillis);
  }

  /// Readers whose position has been delivered. Rounds are served in order; a position that was
  /// delivered early may wait for an earlier round, never the other way round.
  void advance() {
    while (!answered.isEmpty() && answered.getFirst().end() <= delivery.deliveredEnd()) {
      Answered reached = answered.removeFirst();
      waiting -= reached.readers().size();
      reached
          .readers()
          .forEach(reader ->
              outbox.add(new Effect.BarrierReached(reader.handle(), delivery.commandsEnd())));
    }
  }

  void tick(long nowMillis) {
    gathering = withoutExpired(gathering, nowMillis);
    inRound = withoutExpired(inRound, nowMillis);
    List<Answered> rounds = List.copyOf(answered);
    answered.clear();
    for (Answered each : rounds) {
      List<Reader> readers = withoutExpired(each.readers(), nowMillis);
      if (!readers.isEmpty()) {
        answered.addLast(new Answered(each.end(), readers));
      }
    }
    repeatQuestions(nowMillis);
  }

  private void repeatQuestions(long nowMillis) {
    BarrierRound current = round;
    if (current == null) {
      return;
    }
    if (inRound.isEmpty()) {
      finishRound(nowMillis);
    } else if (current.repeatIsDue(nowMillis, group.timing().barrierRepeatMillis())) {
      for (int member = 0; member < group.members(); member++) {
        if (!current.hasAnswered(member)) {
          outbox.send(member, new Message.BarrierQuestion(knowledge.metadata(), current.nonce()));
        }
      }
    }
  }

  private void finishRound(long nowMillis) {
    round = null;
    inRound = List.of();
    if (!gathering.isEmpty()) {
      startRound(nowMillis);
    }
  }

  private void startRound(long nowMillis) {
    BarrierRound started = new BarrierRound(group, standing.votes(), ++lastNonce, nowMillis);
    round = started;
    inRound = gathering;
    gathering = new ArrayList<>();
    outbox.broadcast(new Message.BarrierQuestion(knowledge.metadata(), started.nonce()));
  }

  private List<Reader> withoutExpired(List<Reader> readers, long nowMillis) {
    long timeout = group.timing().barrierTimeoutMillis();
    List<Reader> kept = new ArrayList<>();
    for (Reader reader : readers) {
      if (nowMillis - reader.askedAtMillis() < timeout) {
        kept.add(reader);
      } else {
        waiting--;
        outbox.add(new Effect.Rejected(reader.handle(), Effect.Reason.UNAVAILABLE));
      }
    }
    return kept;
  }
}
