package stoa.ordering;

/// Takes the host's commands, names them as a request and sends it to all. A sender keeps its
/// requests until they are delivered, and sends them again in a new view (rule 6).
final class Submissions {
  private final Epochs epochs;
  private final Standing standing;
  private final OwnRequests own;
  private final RequestStore requests;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;

  Submissions(
      Epochs epochs,
      Standing standing,
      OwnRequests own,
      RequestStore requests,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.epochs = epochs;
    this.standing = standing;
    this.own = own;
    this.requests = requests;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  void submit(Input.Submit submit) {
    Batch batch = Batch.of(submit.commands());
    if (!own.isProper(batch)) {
      outbox.add(new Effect.Rejected(submit.handle(), Effect.Reason.BAD_SIZE));
    } else if (!hasTurns()) {
      outbox.add(new Effect.Rejected(submit.handle(), Effect.Reason.NOT_IN_VIEW));
    } else if (!own.hasRoom(batch.sizeBytes())) {
      outbox.add(new Effect.Rejected(submit.handle(), Effect.Reason.TOO_MANY_REQUESTS));
    } else {
      RequestId id = own.number(batch);
      requests.put(id, batch);
      outbox.add(new Effect.Accepted(submit.handle(), id));
      outbox.broadcast(new Message.Request(knowledge.metadata(), id, batch));
    }
  }

  /// Whether this member is in a view that does not list this life.
  boolean isLeftOut() {
    return epochs.settled() && !epochs.lists(own.origin());
  }

  /// Whether this life of this member has turns now, so that its requests are assigned.
  boolean hasTurns() {
    return epochs.settled() && epochs.lists(own.origin()) && standing.votes();
  }

  /// Rule 6: in a new view, what has no number yet is sent again.
  void sendAgain() {
    if (epochs.lists(own.origin())) {
      for (long number = own.firstUnassigned(); number < own.nextNumber(); number++) {
        RequestId id = new RequestId(own.origin(), number);
        Batch batch = requests.get(id);
        if (batch != null) {
          outbox.broadcast(new Message.Request(knowledge.metadata(), id, batch));
        }
      }
    }
  }
}
