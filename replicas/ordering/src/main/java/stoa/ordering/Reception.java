package stoa.ordering;

/// What each message does to what is known. Repeated messages change nothing.
final class Reception {
  private final GroupConfiguration group;
  private final Epochs epochs;
  private final SequenceLog log;
  private final RequestStore requests;
  private final OwnRequests own;
  private final Peers peers;
  private final Retransmission retransmission;
  private final ReadBarriers barriers;
  private final Admission admission;

  Reception(
      GroupConfiguration group,
      Epochs epochs,
      SequenceLog log,
      RequestStore requests,
      OwnRequests own,
      Peers peers,
      Retransmission retransmission,
      ReadBarriers barriers) {
    this.group = group;
    this.epochs = epochs;
    this.log = log;
    this.requests = requests;
    this.own = own;
    this.peers = peers;
    this.retransmission = retransmission;
    this.barriers = barriers;
    this.admission = new Admission(group);
  }

  void receive(Message message, long nowMillis) {
    if (!admission.admits(message)) {
      return;
    }
    learn(message.metadata(), nowMillis);
    switch (message) {
      case Message.Request request -> receiveRequest(request);
      case Message.Sequence sequence -> receiveSequence(sequence);
      case Message.RetransmitRequest question -> retransmission.answer(question);
      case Message.Heartbeat heartbeat -> {} // The metadata was all it had to say.
      case Message.BarrierQuestion question -> answerBarrier(question);
      case Message.BarrierAnswer answer -> barriers.receive(answer, nowMillis);
    }
  }

  private void learn(Metadata metadata, long nowMillis) {
    peers.hear(metadata, epochs, nowMillis);
    if (epochs.counts(metadata)) {
      log.noteSeen(metadata.seenEnd());
      for (RequestEnd seen : metadata.requestsSeen()) {
        if (seen.origin().member() != group.self()) {
          requests.noteSeen(seen);
        }
      }
    }
  }

  private void receiveRequest(Message.Request request) {
    RequestId id = request.id();
    if (id.origin().equals(own.origin()) && id.number() >= own.announcedEnd()) {
      throw new BrokenInvariant("another member has a request that was never sent: " + id);
    }
    requests.put(id, request.batch());
  }

  /// Rule 3: accepted only in the epoch that is both promise and log epoch.
  private void receiveSequence(Message.Sequence sequence) {
    if (!epochs.settled() || sequence.epoch() != epochs.logEpoch()) {
      return;
    }
    if (group.owner(sequence.number()) == group.self() && sequence.number() >= log.receivedEnd()) {
      throw new BrokenInvariant("another member has an assignment never made: " + sequence);
    }
    log.receive(Assignment.of(sequence));
  }

  /// Rule 4 and the reads: only a settled member's word counts.
  private void answerBarrier(Message.BarrierQuestion question) {
    if (epochs.settled()) {
      barriers.answer(question);
    }
  }
}
