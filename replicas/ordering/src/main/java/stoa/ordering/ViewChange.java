package stoa.ordering;

/// Rules 5 to 8 together: from the suspicion to the new view. The parts decide; this class only
/// leads the messages and events to them.
///
/// ```
///   in a view ──suspicion shared by a majority──▶ candidate, or asked by one
///       ▲                                               │ promise forced: the log stands still
///       │                                               ▼
///       └── view record forced ◀── adopting ◀── StartView of the promised epoch or a higher one
/// ```
final class ViewChange {
  private final GroupConfiguration group;
  private final Epochs epochs;
  private final Origin self;
  private final SequenceLog log;
  private final RequestStore requests;
  private final Peers peers;
  private final Standing standing;
  private final Patience patience;
  private final Outbox outbox;
  private final Promises promises;
  private final SnapshotNeed snapshot;
  private final Adoption adoption;
  private final Candidacy candidacy;
  private final Returns returns;
  private final Suspicion suspicion;
  private final ViewWishes wishes;
  private final ViewRepeat repeat;
  private boolean startAgain;
  private boolean news;

  ViewChange(
      GroupConfiguration group,
      Rules rules,
      Origin self,
      Epochs epochs,
      Standing standing,
      SequenceLog log,
      RequestStore requests,
      Delivery delivery,
      ForceBeforeAnnounce journal,
      Peers peers,
      Turns turns,
      OwnKnowledge knowledge,
      Patience patience,
      Outbox outbox) {
    this.group = group;
    this.epochs = epochs;
    this.self = self;
    this.log = log;
    this.requests = requests;
    this.peers = peers;
    this.standing = standing;
    this.outbox = outbox;
    promises = new Promises(rules, epochs, standing, log, delivery, journal, knowledge, outbox);
    snapshot = new SnapshotNeed(group, epochs, log, peers, outbox);
    adoption =
        new Adoption(
            group, rules, epochs, log, requests, delivery, journal, promises, peers, snapshot,
            knowledge, outbox);
    returns = new Returns(group);
    this.patience = patience;
    Settling settling = new Settling(group, patience, epochs, peers, self);
    candidacy =
        new Candidacy(
            group,
            rules,
            epochs,
            peers,
            promises,
            new ViewMembers(group, peers, returns, settling, patience),
            knowledge,
            outbox);
    suspicion =
        new Suspicion(
            group, epochs, standing, log, delivery, peers, turns, returns, settling, patience,
            self);
    wishes =
        new ViewWishes(
            group, rules, self, peers, patience, suspicion, candidacy, knowledge, outbox);
    repeat = new ViewRepeat(group, epochs, knowledge, outbox);
  }

  void hear(Metadata metadata, long nowMillis) {
    suspicion.hear(metadata, nowMillis);
    repeat.hear(metadata, nowMillis);
  }

  /// Somebody speaks in an earlier life than one that is known of it.
  void hearEarlierLife(Metadata metadata, long nowMillis) {
    repeat.tell(metadata.sender(), nowMillis);
  }

  void receive(JournalRecord.Numbered entry) {
    adoption.receive(entry);
  }

  void receive(Message.LogUnavailable unavailable) {
    snapshot.receive(unavailable);
  }

  void receive(Message.ViewWish wish, long nowMillis) {
    wishes.answer(wish, nowMillis);
  }

  void receive(Message.ViewSupport support, long nowMillis) {
    wishes.receive(support, nowMillis);
  }

  void receive(Message.Prepare prepare, long nowMillis) {
    if (promises.receive(prepare)) {
      adoption.abandon();
      wishes.cancel();
      suspicion.viewChangeMoves(nowMillis);
    }
  }

  void receive(Message.PrepareAnswer answer) {
    answer.view().lives().forEach(this::noteLife);
    candidacy.receive(answer);
  }

  void receive(Message.StartView start, long nowMillis) {
    start.view().lives().forEach(this::noteLife);
    adopt(start.view(), start.source(), nowMillis);
  }

  /// A later life of this member than this one is known: start again above it.
  private void noteLife(Origin origin) {
    if (origin.member() != self.member()) {
      peers.noteLife(origin);
    } else if (origin.incarnation() > self.incarnation() && !startAgain) {
      startAgain = true;
      outbox.add(new Effect.StartAgain(origin.incarnation()));
    }
  }

  void promiseForced(long epoch, long nowMillis) {
    promises.forced(epoch);
    candidacy.promiseForced(epoch, nowMillis);
  }

  /// Returns whether this member is in a new view.
  boolean viewForced(ViewRecord view, long nowMillis) {
    if (!adoption.forced(view)) {
      return false;
    }
    peers.forgetAnnouncements();
    log.beginEpoch();
    requests.keepOnly(epochs, self);
    returns.viewAdopted(epochs, nowMillis);
    suspicion.viewAdopted(nowMillis);
    wishes.viewAdopted();
    news = true;
    outbox.add(new Effect.ViewAdopted(view));
    return true;
  }

  void tick(long nowMillis) {
    suspicion.tick(nowMillis);
    boolean before = candidacy.isUnderWay();
    candidacy.tick(nowMillis, suspicion.viewTimeoutMillis(nowMillis));
    if (before && !candidacy.isUnderWay()) {
      suspicion.viewChangeFailed();
    }
    if (wishes.tick(nowMillis)) {
      adoption.abandon();
      candidacy.begin(nowMillis);
      suspicion.viewChangeMoves(nowMillis);
    }
    patience.need(isInNeed());
    suspicion.ticked(nowMillis);
  }

  /// Without turns, or with a reason for another view: what only the others can change.
  private boolean isInNeed() {
    return !standing.votes() || !epochs.lists(self) || wishes.isWishing() || candidacy.isUnderWay();
  }

  void advance(long nowMillis) {
    ViewRecord made = candidacy.advance(nowMillis);
    if (made != null) {
      adopt(made, candidacy.source(), nowMillis);
    }
    adoption.advance(nowMillis);
    standing.advance();
    suspicion.advance(nowMillis);
  }

  /// Why this member last wished for a view; empty if it never did.
  String lastWish() {
    return wishes.lastReason();
  }

  /// How often it did.
  long wishes() {
    return wishes.count();
  }

  /// How many others have lately spoken, so that they count as present.
  int present(long nowMillis) {
    int present = 0;
    for (int member = 0; member < group.members(); member++) {
      long silentMillis = peers.silentMillis(member, nowMillis);
      boolean counts = silentMillis <= patience.presenceMillis(member, nowMillis);
      present += member != self.member() && counts ? 1 : 0;
    }
    return present;
  }

  /// Whether everybody should hear at once that this member is in a new view.
  boolean takeNews() {
    boolean taken = news;
    news = false;
    return taken;
  }

  /// A snapshot or a later incarnation is needed, which only another life can have.
  boolean lifeIsOver() {
    return startAgain || snapshot.isRequired();
  }

  private void adopt(ViewRecord view, int source, long nowMillis) {
    if (adoption.receive(view, source)) {
      wishes.cancel();
      suspicion.viewChangeMoves(nowMillis);
    }
  }
}
