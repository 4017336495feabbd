package stoa.ordering;

import java.util.List;

/// One member of the group as a state machine: the rotating sequencer with views.
///
/// ```
///                     Submit                       Received
///                        │                            │
///                   Submissions            Reception, Retransmission
///                        │                            │
///                        ▼                            ▼
///   RequestStore ◀──────────────── Turns ────────▶ SequenceLog        (receivedEnd moves on)
///                                    │ append
///   JournalForced ──▶ ForceBeforeAnnounce ──▶ Peers                   (heldEnd moves on)
///                                                │
///                     Delivery ◀─────────────────┘                    (deliveredEnd moves on)
///                        │
///           ReadBarriers, Retention, JournalCut
///
///   when a member fails:
///   Suspicion ─▶ ViewWishes ─▶ Candidacy ─▶ Promises ─▶ ViewMembers ─▶ Adoption ─▶ a new view
/// ```
///
/// [ViewChange] holds the lower part. After every input the parts advance as far as they can. A
/// step is a function of the state and the input; nothing else goes in.
///
/// Not thread-safe: one thread owns it. After [Effect.Halt], [Effect.NeedSnapshot] and
/// [Effect.StartAgain] every step gives no effects.
public final class Member {
  private final Epochs epochs;
  private final Outbox outbox = new Outbox();
  private final SequenceLog log;
  private final RequestStore requests;
  private final OwnRequests own;
  private final Peers peers;
  private final Delivery delivery;
  private final OwnKnowledge knowledge;
  private final ForceBeforeAnnounce journal;
  private final Standing standing;
  private final Turns turns;
  private final Submissions submissions;
  private final ReadBarriers barriers;
  private final Admission admission;
  private final Reception reception;
  private final Retransmission retransmission;
  private final RetransmitRequester requester;
  private final Rest rest;
  private final HeartbeatSchedule heartbeats;
  private final Announcements announcements;
  private final JournalCut cut;
  private final Retention retention;
  private final ViewChange views;
  private long nowMillis;
  private boolean over;

  /// @param recovered from [JournalReplay], with a new incarnation that is already forced
  public Member(GroupConfiguration group, RecoveredState recovered) {
    this(group, recovered, Rules.standard());
  }

  Member(GroupConfiguration group, RecoveredState recovered, Rules rules) {
    Origin self = new Origin(group.self(), recovered.incarnation());
    epochs = new Epochs(group, rules, recovered);
    log = new SequenceLog(group, recovered);
    requests = new RequestStore(group, log);
    own = new OwnRequests(group, log, recovered);
    peers = new Peers(group, rules);
    journal = new ForceBeforeAnnounce(rules, outbox, recovered);
    standing = new Standing(group, rules, epochs, peers, journal, recovered);
    delivery =
        new Delivery(group, rules, epochs, log, journal, peers, outbox, recovered.appliedEnd());
    knowledge =
        new OwnKnowledge(group, rules, epochs, log, requests, self, journal, standing, delivery);
    turns =
        new Turns(group, rules, epochs, standing, log, requests, own, journal, knowledge, outbox);
    submissions = new Submissions(epochs, standing, own, requests, knowledge, outbox);
    barriers =
        new ReadBarriers(
            group,
            rules,
            self.incarnation(),
            epochs,
            standing,
            journal,
            delivery,
            knowledge,
            outbox);
    cut = new JournalCut(group, epochs, peers, log, journal, standing, recovered);
    admission = new Admission(group);
    reception = new Reception(group, rules, epochs, log, requests, self);
    retransmission = new Retransmission(group, log, requests, cut, knowledge, outbox);
    rest = new Rest(group.timing());
    Patience patience = new Patience(group, rest);
    requester =
        new RetransmitRequester(group, epochs, log, requests, peers, patience, knowledge, outbox);
    heartbeats = new HeartbeatSchedule(group.timing(), rest);
    announcements = new Announcements(group, log, knowledge, outbox);
    retention = new Retention(epochs, log, requests, own, journal, peers, delivery, cut);
    views =
        new ViewChange(
            group, rules, self, epochs, standing, log, requests, delivery, journal, peers, turns,
            knowledge, patience, outbox);
  }

  /// Takes one input and says what to do, in order.
  public List<Effect> step(Input input) {
    if (over) {
      return List.of();
    }
    try {
      long heldBefore = journal.heldEnd();
      take(input);
      advance();
      tell(input, heldBefore);
      over = views.lifeIsOver();
      return outbox.take();
    } catch (BrokenInvariant broken) {
      over = true;
      return List.of(new Effect.Halt(String.valueOf(broken.getMessage())));
    }
  }

  /// Whether a submission of that many bytes would be accepted now. While it would not, the host
  /// gathers commands, which makes the next request larger: that is where throughput comes from.
  public boolean hasRoom(int sizeBytes) {
    return own.hasRoom(sizeBytes) && submissions.hasTurns();
  }

  /// Whether this member has turns and hears enough others to get something ordered.
  public boolean canOrder() {
    return submissions.hasTurns() && views.present(nowMillis) + 1 >= knowledge.group().majority();
  }

  /// Whether this member is in a view that does not list it: what it submits gets no number until
  /// another view does.
  public boolean isLeftOut() {
    return submissions.isLeftOut();
  }

  /// How soon after a tick, or after this step, the next one is expected at the latest: soon while
  /// something waits for this member or for others. A reader does not end the group's rest, but its
  /// question may be lost.
  public long tickMillis() {
    return heartbeats.tickMillis(nowMillis, isMoving() || barriers.areAsked());
  }

  private boolean isMoving() {
    return delivery.deliveredEnd() < log.seenEnd()
        || peers.slowestHeldEnd(epochs, journal.heldEnd()) < log.seenEnd()
        || requests.unassigned(epochs) > 0
        || !epochs.settled();
  }

  /// For metrics and health.
  public MemberStatus status() {
    return new MemberStatus(
        epochs.promise(),
        epochs.view(),
        standing.votes(),
        submissions.hasTurns(),
        log.seenEnd(),
        log.receivedEnd(),
        journal.heldEnd(),
        delivery.deliveredEnd(),
        peers.slowestHeldEnd(epochs, journal.heldEnd()),
        requests.unassigned(epochs),
        views.present(nowMillis),
        views.wishes(),
        views.lastWish(),
        over);
  }

  private void take(Input input) {
    switch (input) {
      case Input.Submit submit -> submissions.submit(submit);
      case Input.Received received -> receive(received.message());
      case Input.JournalForced forced -> journal.forced(forced.token()).forEach(this::forced);
      case Input.Tick tick -> tick(tick.nowMillis());
      case Input.BarrierAsked asked -> barriers.ask(asked.handle(), nowMillis);
      case Input.JournalRead read -> retransmission.answer(read);
      case Input.Applied applied -> delivery.applied(applied.end());
      case Input.AppliedDurably applied -> cut.appliedDurably(applied.end());
    }
  }

  private void receive(Message message) {
    if (!admission.admits(message)) {
      return;
    }
    if (!peers.isPresentLife(message.metadata())) {
      views.hearEarlierLife(message.metadata(), nowMillis);
      return;
    }
    views.hear(message.metadata(), nowMillis);
    peers.hear(message.metadata(), epochs, nowMillis);
    reception.learn(message.metadata());
    switch (message) {
      case Message.Request request -> reception.receive(request);
      case Message.Sequence sequence -> reception.receive(sequence);
      case Message.RetransmitRequest question -> retransmission.answer(question);
      case Message.LogEntry passed -> {
        reception.receive(passed.entry());
        views.receive(passed.entry());
      }
      case Message.LogUnavailable unavailable -> views.receive(unavailable);
      case Message.Heartbeat heartbeat -> {} // The metadata was all it had to say.
      case Message.BarrierQuestion question -> barriers.answer(question);
      case Message.BarrierAnswer answer -> barriers.receive(answer, nowMillis);
      case Message.ViewWish wish -> views.receive(wish, nowMillis);
      case Message.ViewSupport support -> views.receive(support, nowMillis);
      case Message.Prepare prepare -> views.receive(prepare, nowMillis);
      case Message.PrepareAnswer answer -> views.receive(answer);
      case Message.StartView start -> views.receive(start, nowMillis);
    }
  }

  private void forced(JournalRecord record) {
    switch (record) {
      case JournalRecord.Promise promise -> views.promiseForced(promise.epoch(), nowMillis);
      case JournalRecord.View view -> {
        if (views.viewForced(view.view(), nowMillis)) {
          submissions.sendAgain();
          barriers.viewChanged(nowMillis);
        }
      }
      case JournalRecord.Voter voter -> standing.forced();
      case JournalRecord.Numbered entry -> {} // Held now; announced with the next message.
      case JournalRecord.Cut cutOff -> {}
      case JournalRecord.Incarnation life -> {}
      case JournalRecord.Base base -> {}
    }
  }

  private void tick(long now) {
    nowMillis = Math.max(nowMillis, now);
    rest.tick(nowMillis, isMoving(), progress());
    views.tick(nowMillis);
    requester.tick(nowMillis);
    barriers.tick(nowMillis);
  }

  private void advance() {
    views.advance(nowMillis);
    turns.advance();
    if (epochs.settled() && standing.votes()) {
      peers.announceOwn(journal.heldEnd());
    }
    delivery.advance();
    retention.advance();
    barriers.advance();
  }

  /// Whoever waits learns at once that more is held here ([Announcements]); everybody learns of a
  /// new view at once, and the rest of what this member knows now and then.
  private void tell(Input input, long heldBefore) {
    boolean due =
        switch (input) {
          case Input.Tick tick ->
              heartbeats.isDue(nowMillis, isMoving(), announcements.areOwed(), progress());
          case Input.Received received -> heartbeats.joins(nowMillis);
          default -> false;
        };
    boolean news = views.takeNews();
    if (!outbox.hasBroadcast() && (news || due)) {
      outbox.broadcast(new Message.Heartbeat(knowledge.metadata()));
    }
    if (outbox.hasBroadcast()) {
      heartbeats.sent(nowMillis);
      announcements.told();
    } else if (journal.heldEnd() > heldBefore) {
      announcements.tellWhoWaits(heldBefore, journal.heldEnd());
    }
  }

  private long progress() {
    return delivery.deliveredEnd()
        + log.receivedEnd()
        + peers.slowestHeldEnd(epochs, journal.heldEnd());
  }
}
