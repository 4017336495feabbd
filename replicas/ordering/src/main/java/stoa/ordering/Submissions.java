package stoa.ordering;

/// Takes the host's commands: names them as a request, and has the request forced before it is
/// sent.
final class Submissions {
  private final OwnRequests own;
  private final RequestStore requests;
  private final ForceBeforeAnnounce journal;
  private final Outbox outbox;
  private long journaledEnd;

  Submissions(OwnRequests own, RequestStore requests, ForceBeforeAnnounce journal, Outbox outbox) {
    this.own = own;
    this.requests = requests;
    this.journal = journal;
    this.outbox = outbox;
  }

  void submit(Input.Submit submit) {
    Batch batch = Batch.of(submit.commands());
    if (!own.isProper(batch)) {
      outbox.add(new Effect.Rejected(submit.handle(), Effect.Reason.BAD_SIZE));
    } else if (!own.hasRoom(batch.sizeBytes())) {
      outbox.add(new Effect.Rejected(submit.handle(), Effect.Reason.TOO_MANY_REQUESTS));
    } else {
      RequestId id = own.number(batch);
      requests.put(id, batch);
      outbox.add(new Effect.Accepted(submit.handle(), id));
    }
  }

  /// Appends what has not got into the journal as an entry of this member's own turn: then it can
  /// be sent together with its Sequence, and is written once.
  void journalPending() {
    for (; journaledEnd < own.nextNumber(); journaledEnd++) {
      RequestId id = new RequestId(own.origin(), journaledEnd);
      Batch batch = requests.get(id);
      if (batch != null && journaledEnd >= requests.assigned().end(own.origin())) {
        journal.append(new JournalRecord.OwnRequest(id, batch));
      }
    }
  }
}
