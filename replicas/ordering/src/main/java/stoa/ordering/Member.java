package stoa.ordering;

import java.util.List;

/// One member of the group as a state machine: the base protocol of the rotating sequencer.
///
/// ```
///                     Submit                       Received
///                        │                            │
///                   Submissions                   Reception ──▶ Retransmission
///                        │                            │
///                        ▼                            ▼
///   RequestStore ◀──────────────── Turns ────────▶ SequenceLog        (receivedEnd moves on)
///                                    │ append
///   JournalForced ──▶ ForceBeforeAnnounce ──▶ Peers                   (heldEnd moves on)
///                                                │
///                     Delivery ◀─────────────────┘                    (deliveredEnd moves on)
///                        │
///           ReadBarriers, Retention, JournalCut
/// ```
///
/// After every input the parts advance as far as they can. A step is a function of the state and
/// the input; nothing else goes in.
///
/// Not thread-safe: one thread owns it. After [Effect.Halt] every step gives no effects.
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
  private final Turns turns;
  private final Submissions submissions;
  private final ReadBarriers barriers;
  private final Reception reception;
  private final RetransmitRequester requester;
  private final HeartbeatSchedule heartbeats;
  private final JournalCut cut;
  private final Retention retention;
  private long nowMillis;
  private boolean halted;

  /// @param recovered from [JournalReplay], with a new incarnation that is already forced
  public Member(GroupConfiguration group, RecoveredState recovered) {
    this(group, recovered, Rules.base());
  }

  Member(GroupConfiguration group, RecoveredState recovered, Rules rules) {
    epochs = new Epochs(recovered.promise(), recovered.view());
    log = new SequenceLog(group, recovered);
    requests = new RequestStore(group, recovered);
    own = new OwnRequests(group, recovered);
    peers = new Peers(group);
    peers.holdOwn(recovered.logEnd());
    delivery = new Delivery(group, rules.delivery(), log, peers, outbox, recovered.appliedEnd());
    knowledge = new OwnKnowledge(group, epochs, log, requests, own, peers, delivery);
    journal =
        new ForceBeforeAnnounce(group, rules.restartSafety(), log, own, peers, knowledge, outbox);
    turns = new Turns(group, epochs, rules.conditions(), log, requests, own, journal);
    submissions = new Submissions(own, requests, journal, outbox);
    barriers = new ReadBarriers(group, recovered.incarnation(), peers, delivery, knowledge, outbox);
    Retransmission retransmission =
        new Retransmission(group, log, requests, own, peers, knowledge, outbox);
    reception = new Reception(group, epochs, log, requests, own, peers, retransmission, barriers);
    requester = new RetransmitRequester(group, log, requests, peers, knowledge, outbox);
    heartbeats = new HeartbeatSchedule(group.timing());
    cut = new JournalCut(group, epochs, requests, own, outbox, recovered);
    retention = new Retention(log, requests, own, peers, delivery, cut);
  }

  /// Takes one input and says what to do, in order.
  public List<Effect> step(Input input) {
    if (halted) {
      return List.of();
    }
    try {
      long heldBefore = peers.ownHeldEnd();
      take(input);
      advance();
      tellEverybody(input, heldBefore);
      return outbox.take();
    } catch (BrokenInvariant broken) {
      halted = true;
      return List.of(new Effect.Halt(String.valueOf(broken.getMessage())));
    }
  }

  /// Whether a submission of that many bytes would be accepted now. While it would not, the host
  /// gathers commands, which makes the next request larger: that is where throughput comes from.
  public boolean hasRoom(int sizeBytes) {
    return own.hasRoom(sizeBytes);
  }

  /// For metrics and health.
  public MemberStatus status() {
    return new MemberStatus(
        epochs.promise(),
        epochs.logEpoch(),
        log.seenEnd(),
        log.receivedEnd(),
        peers.ownHeldEnd(),
        delivery.deliveredEnd(),
        peers.slowestHeldEnd(),
        requests.unassigned(),
        peers.heardRecently(nowMillis),
        halted);
  }

  private void take(Input input) {
    switch (input) {
      case Input.Submit submit -> submissions.submit(submit);
      case Input.Received received -> reception.receive(received.message(), nowMillis);
      case Input.JournalForced forced -> journal.forced(forced.token());
      case Input.Tick tick -> tick(tick.nowMillis());
      case Input.BarrierAsked asked -> barriers.ask(asked.handle(), nowMillis);
      case Input.Applied applied -> delivery.applied(applied.end());
      case Input.AppliedDurably applied -> cut.appliedDurably(applied.end());
    }
  }

  private void tick(long now) {
    nowMillis = Math.max(nowMillis, now);
    requester.tick(nowMillis);
    barriers.tick(nowMillis);
  }

  private void advance() {
    turns.advance();
    submissions.journalPending();
    delivery.advance();
    retention.advance();
    barriers.advance();
  }

  /// Everybody learns at once that more is held here, because deliveries wait for it; the rest of
  /// what this member knows is repeated now and then.
  private void tellEverybody(Input input, long heldBefore) {
    boolean holdsMore = peers.ownHeldEnd() > heldBefore;
    boolean heartbeatDue =
        input instanceof Input.Tick && heartbeats.isDue(nowMillis, isUnderWay(), progress());
    if (!outbox.hasBroadcast() && (holdsMore || heartbeatDue)) {
      outbox.broadcast(new Message.Heartbeat(knowledge.metadata()));
    }
    if (outbox.hasBroadcast()) {
      heartbeats.sent(nowMillis);
    }
  }

  private boolean isUnderWay() {
    return delivery.deliveredEnd() < log.seenEnd()
        || peers.slowestHeldEnd() < log.seenEnd()
        || requests.unassigned() > 0;
  }

  private long progress() {
    return delivery.deliveredEnd() + log.receivedEnd() + peers.slowestHeldEnd();
  }
}
