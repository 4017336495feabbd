package stoa.ordering;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules 2 and 3: moves `receivedEnd` on. Takes what others assigned, assigns when it is this
/// member's turn, and fills in the turns of members that the view does not list. Each number taken
/// is appended to the journal at once; an own assignment is sent without waiting for that, because
/// a life of this member that forgets it never assigns in this epoch again (rule 7).
final class Turns {
  private final GroupConfiguration group;
  private final Rules rules;
  private final Epochs epochs;
  private final Standing standing;
  private final SequenceLog log;
  private final RequestStore requests;
  private final OwnRequests own;
  private final ForceBeforeAnnounce journal;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private int serveNext;

  Turns(
      GroupConfiguration group,
      Rules rules,
      Epochs epochs,
      Standing standing,
      SequenceLog log,
      RequestStore requests,
      OwnRequests own,
      ForceBeforeAnnounce journal,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.rules = rules;
    this.epochs = epochs;
    this.standing = standing;
    this.log = log;
    this.requests = requests;
    this.own = own;
    this.journal = journal;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  void advance() {
    boolean moved = epochs.settled() && epochs.logEpoch() > 0;
    while (moved && log.hasRoom()) {
      JournalRecord.Numbered next = next(log.receivedEnd());
      moved = next != null;
      if (next != null) {
        log.append(next);
        journal.append(next);
      }
    }
  }

  /// Whether the next number only waits for its owner to assign it.
  boolean ownerIsAwaited() {
    return log.hasRoom()
        && (log.seenEnd() > log.receivedEnd()
            || rules.conditions().choose(group, epochs, requests, serveNext).isPresent());
  }

  private JournalRecord.@Nullable Numbered next(long number) {
    if (epochs.isVoid(number)) {
      return new JournalRecord.VoidEntry(number, epochs.logEpoch());
    }
    Assignment assigned = log.assignment(number);
    if (assigned != null) {
      return take(assigned);
    }
    return epochs.owner(number) == group.self() && mayAssign() ? assign(number) : null;
  }

  private boolean mayAssign() {
    return rules.mayAssign(epochs.lists(own.origin()), epochs.listsMember(group.self()))
        && standing.votes();
  }

  /// The next number, if its Request is here too.
  private JournalRecord.@Nullable Entry take(Assignment next) {
    Batch batch = requests.get(next.request());
    if (batch == null) {
      return null;
    }
    if (batch.digest() != next.digest()) {
      throw new BrokenInvariant("the request's content is not the assigned one: " + next);
    }
    if (!rules.conditions().allows(next.request(), requests.assigned())) {
      throw new BrokenInvariant("assigned twice or out of the sender's order: " + next);
    }
    return new JournalRecord.Entry(next.number(), next.epoch(), next.request(), batch);
  }

  /// This member's turn: conditions 1 and 2 hold at `receivedEnd`, condition 3 makes the choice.
  private JournalRecord.@Nullable Entry assign(long number) {
    Optional<RequestId> choice = rules.conditions().choose(group, epochs, requests, serveNext);
    Batch batch = choice.isEmpty() ? null : requests.get(choice.get());
    if (choice.isEmpty() || batch == null) {
      return null;
    }
    RequestId id = choice.get();
    serveNext = (id.sender() + 1) % group.members();
    outbox.broadcast(
        new Message.Sequence(knowledge.metadata(), number, epochs.logEpoch(), id, batch.digest()));
    return new JournalRecord.Entry(number, epochs.logEpoch(), id, batch);
  }
}
