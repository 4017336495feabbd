package stoa.ordering;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves `receivedEnd` on: takes what others assigned, and assigns when it is this member's turn.
/// Each number taken is appended to the journal at once.
final class Turns {
  private final GroupConfiguration group;
  private final Epochs epochs;
  private final AssignmentConditions conditions;
  private final SequenceLog log;
  private final RequestStore requests;
  private final OwnRequests own;
  private final ForceBeforeAnnounce journal;
  private int serveNext;

  Turns(
      GroupConfiguration group,
      Epochs epochs,
      AssignmentConditions conditions,
      SequenceLog log,
      RequestStore requests,
      OwnRequests own,
      ForceBeforeAnnounce journal) {
    this.group = group;
    this.epochs = epochs;
    this.conditions = conditions;
    this.log = log;
    this.requests = requests;
    this.own = own;
    this.journal = journal;
  }

  void advance() {
    boolean moved = epochs.settled();
    while (moved && log.hasRoom()) {
      JournalRecord.Entry next = group.owner(log.receivedEnd()) == group.self() ? assign() : take();
      moved = next != null;
      if (next != null) {
        complete(next);
      }
    }
  }

  /// The next number, if its Sequence and its Request are both here.
  private JournalRecord.@Nullable Entry take() {
    Assignment next = log.assignment(log.receivedEnd());
    Batch batch = next == null ? null : requests.get(next.request());
    if (next == null || batch == null) {
      return null;
    }
    if (batch.digest() != next.digest()) {
      throw new BrokenInvariant("the request's content is not the assigned one: " + next);
    }
    if (!conditions.allows(next.request(), requests.assigned())) {
      throw new BrokenInvariant("assigned twice or out of the sender's order: " + next);
    }
    return new JournalRecord.Entry(next.number(), next.epoch(), next.request(), batch);
  }

  /// This member's turn: conditions 1 and 2 hold at `receivedEnd`, condition 3 makes the choice.
  private JournalRecord.@Nullable Entry assign() {
    Optional<RequestId> choice = conditions.choose(group, requests, serveNext);
    Batch batch = choice.isEmpty() ? null : requests.get(choice.get());
    if (choice.isEmpty() || batch == null) {
      return null;
    }
    serveNext = (choice.get().sender() + 1) % group.members();
    return new JournalRecord.Entry(log.receivedEnd(), epochs.logEpoch(), choice.get(), batch);
  }

  private void complete(JournalRecord.Entry entry) {
    log.append(entry);
    requests.markAssigned(entry.request());
    own.assigned(entry.request());
    journal.append(entry);
  }
}
