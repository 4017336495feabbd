package stoa.ordering;

/// Rule 5: whoever suspects first asks whether a majority suspects too, and becomes a candidate
/// after a short delay if so. The delay is a step for each member that would be before it, and a
/// little more that differs from life to life and attempt to attempt.
final class ViewWishes {
  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final int ASKED_EACH_PAUSE = 20;
  private static final int MOST_DOUBLED = 4;

  private final GroupConfiguration group;
  private final Rules rules;
  private final Origin self;
  private final Peers peers;
  private final Patience patience;
  private final Suspicion suspicion;
  private final Candidacy candidacy;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private boolean wishing;
  private String lastReason = "";
  private long wishes;
  private int asked;
  private long nonce;
  private long askedAtMillis;
  private long candidateAtMillis = NEVER;
  private long attempts;
  private boolean[] supporters;

  ViewWishes(
      GroupConfiguration group,
      Rules rules,
      Origin self,
      Peers peers,
      Patience patience,
      Suspicion suspicion,
      Candidacy candidacy,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.rules = rules;
    this.self = self;
    this.peers = peers;
    this.patience = patience;
    this.suspicion = suspicion;
    this.candidacy = candidacy;
    this.knowledge = knowledge;
    this.outbox = outbox;
    this.supporters = new boolean[group.members()];
  }

  void answer(Message.ViewWish wish, long nowMillis) {
    if (suspicion.supports(nowMillis)) {
      outbox.send(
          wish.metadata().sender(),
          new Message.ViewSupport(
              knowledge.metadata(), wish.metadata().incarnation(), wish.nonce()));
    }
  }

  void receive(Message.ViewSupport support, long nowMillis) {
    boolean current =
        wishing
            && support.askerIncarnation() == self.incarnation()
            && support.nonce() == nonce
            && support.metadata().votes();
    if (current) {
      supporters[support.metadata().sender()] = true;
      decide(nowMillis);
    }
  }

  /// Returns whether this member begins an attempt now.
  boolean tick(long nowMillis) {
    String reason = candidacy.isUnderWay() ? "" : suspicion.reason(nowMillis);
    if (reason.isEmpty()) {
      cancel();
      return false;
    }
    if (!wishing) {
      lastReason = reason;
      wishes++;
      wishing = true;
      nonce++;
      asked = 0;
      supporters = new boolean[group.members()];
      supporters[group.self()] = true;
      askedAtMillis = NEVER;
    }
    // Who finds no majority asks ever more seldom.
    long pause =
        group.timing().viewRepeatMillis() << Math.min(asked / ASKED_EACH_PAUSE, MOST_DOUBLED);
    if (nowMillis - askedAtMillis >= pause) {
      askedAtMillis = nowMillis;
      asked++;
      outbox.broadcast(new Message.ViewWish(knowledge.metadata(), nonce));
    }
    boolean begins = candidateAtMillis != NEVER && nowMillis >= candidateAtMillis;
    if (begins) {
      attempts++;
      cancel();
    }
    return begins;
  }

  /// Whether this member asks for another view.
  boolean isWishing() {
    return wishing;
  }

  /// Why this member last began to wish for a view; empty if it never did.
  String lastReason() {
    return lastReason;
  }

  /// How often it did.
  long count() {
    return wishes;
  }

  /// Another candidate was faster, or the reasons are gone.
  void cancel() {
    wishing = false;
    candidateAtMillis = NEVER;
  }

  /// There is a view: the next attempt is a first one again.
  void viewAdopted() {
    attempts = 0;
    cancel();
  }

  private void decide(long nowMillis) {
    int count = 0;
    for (boolean supporter : supporters) {
      count += supporter ? 1 : 0;
    }
    if (count >= rules.majority(group) && candidateAtMillis == NEVER) {
      candidateAtMillis = nowMillis + delayMillis(nowMillis);
    }
  }

  private long delayMillis(long nowMillis) {
    long step = group.timing().candidateStepMillis();
    long before = 0;
    for (int member = 0; member < group.self(); member++) {
      boolean speaks =
          peers.silentMillis(member, nowMillis) < patience.speaksMillis(member, nowMillis);
      before += speaks && peers.votes(member) ? 1 : 0;
    }
    long spread = step * (1 + Math.min(attempts, 8) * 4);
    return before * step + Math.floorMod(Digest.mix(self.incarnation(), attempts), spread) / 2;
  }
}
