package stoa.ordering;

/// What the messages of the base protocol do to what is known. Repeated messages change nothing.
final class Reception {
  private final GroupConfiguration group;
  private final Rules rules;
  private final Epochs epochs;
  private final SequenceLog log;
  private final RequestStore requests;
  private final Origin self;

  Reception(
      GroupConfiguration group,
      Rules rules,
      Epochs epochs,
      SequenceLog log,
      RequestStore requests,
      Origin self) {
    this.group = group;
    this.rules = rules;
    this.epochs = epochs;
    this.log = log;
    this.requests = requests;
    this.self = self;
  }

  /// What exists, according to the metadata of a member of the same view.
  void learn(Metadata metadata) {
    if (epochs.sameView(metadata)) {
      log.noteSeen(metadata.seenEnd());
      for (RequestEnd seen : metadata.requestsSeen()) {
        if (epochs.lists(seen.origin()) && !seen.origin().equals(self)) {
          requests.noteSeen(seen);
        }
      }
    }
  }

  /// A request is kept if this view may assign it, or a later one.
  void receive(Message.Request request) {
    RequestId id = request.id();
    if (!id.origin().equals(self)) {
      if (epochs.lists(id.origin())) {
        requests.put(id, request.batch());
      }
    } else if (requests.get(id) == null && id.number() >= requests.assigned().end(self)) {
      throw new BrokenInvariant("another member has a request that was never sent: " + id);
    }
  }

  /// Rule 3: accepted only in the epoch that is both promise and log epoch, for numbers of that
  /// view that are not void, from their owner in the life that the view lists. Nobody else sends a
  /// Sequence: who was asked for a number passes its entry on.
  void receive(Message.Sequence sequence) {
    long number = sequence.number();
    if (!rules.acceptsAssignment(sequence.epoch(), epochs.promise(), epochs.logEpoch())
        || number < epochs.view().base()) {
      return;
    }
    Origin assigner = sequence.metadata().origin();
    boolean given = epochs.owner(number) == assigner.member() && epochs.lists(assigner);
    if (!given || !epochs.lists(sequence.request().origin())) {
      throw new BrokenInvariant("a turn that the view does not give: " + sequence);
    }
    boolean mine = epochs.owner(number) == group.self() && epochs.lists(self);
    if (mine && number >= log.receivedEnd()) {
      throw new BrokenInvariant("another member has an assignment never made: " + sequence);
    }
    log.receive(Assignment.of(sequence));
  }

  /// An entry of this view's log, passed on by somebody: as good as its Request and Sequence. What
  /// belongs to other epochs is fetched only to adopt a view ([Adoption]).
  void receive(JournalRecord.Numbered numbered) {
    if (numbered instanceof JournalRecord.Entry entry
        && entry.number() >= log.receivedEnd()
        && entry.number() >= epochs.view().base()
        && rules.acceptsAssignment(entry.epoch(), epochs.promise(), epochs.logEpoch())
        && epochs.lists(entry.request().origin())) {
      requests.put(entry.request(), entry.batch());
      log.receive(Assignment.of(entry));
    }
  }
}
