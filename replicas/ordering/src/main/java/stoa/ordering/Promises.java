package stoa.ordering;

import org.jspecify.annotations.Nullable;

/// Rule 5, Prepare: promises an epoch to its candidate and answers with the state of the log, which
/// stands still from then on. The answer follows the force of the promise.
final class Promises {
  private final Rules rules;
  private final Epochs epochs;
  private final Standing standing;
  private final SequenceLog log;
  private final Delivery delivery;
  private final ForceBeforeAnnounce journal;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private @Nullable Asked asked;
  private long forcedPromise;

  /// Who gets the answer.
  private record Asked(int candidate, long epoch) {}

  Promises(
      Rules rules,
      Epochs epochs,
      Standing standing,
      SequenceLog log,
      Delivery delivery,
      ForceBeforeAnnounce journal,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.rules = rules;
    this.epochs = epochs;
    this.standing = standing;
    this.log = log;
    this.delivery = delivery;
    this.journal = journal;
    this.knowledge = knowledge;
    this.outbox = outbox;
    this.forcedPromise = epochs.promise();
  }

  /// Returns whether this is a new promise. One that was given before is confirmed; a candidate
  /// that is too late learns the higher promise from this member's next message.
  boolean receive(Message.Prepare prepare) {
    if (!standing.votes() || prepare.epoch() < epochs.promise() || isOver(prepare)) {
      return false;
    }
    asked = new Asked(prepare.metadata().sender(), prepare.epoch());
    boolean isNew = prepare.epoch() > epochs.promise();
    if (isNew) {
      promise(prepare.epoch());
    }
    if (forcedPromise >= prepare.epoch() || !rules.promiseForcedBeforeAnswering()) {
      answer();
    }
    return isNew;
  }

  /// Makes a promise, to another candidate or as one.
  void promise(long epoch) {
    epochs.raisePromise(epoch);
    journal.append(new JournalRecord.Promise(epoch));
  }

  /// A promise is on disk, and with it everything that was appended before.
  void forced(long epoch) {
    forcedPromise = Math.max(forcedPromise, epoch);
    Asked now = asked;
    if (now != null && now.epoch() == epoch && epoch == epochs.promise() && !epochs.isCurrent()) {
      answer();
    }
  }

  boolean isForced(long epoch) {
    return forcedPromise >= epoch;
  }

  /// What this member says of its log once it has promised.
  Message.PrepareAnswer answerFor(long epoch) {
    return new Message.PrepareAnswer(
        knowledge.metadata(),
        epoch,
        epochs.view(),
        journal.heldEnd(),
        delivery.deliveredEnd(),
        log.table());
  }

  private boolean isOver(Message.Prepare prepare) {
    return prepare.epoch() <= epochs.logEpoch();
  }

  private void answer() {
    Asked to = asked;
    if (to != null) {
      outbox.send(to.candidate(), answerFor(to.epoch()));
    }
  }
}
