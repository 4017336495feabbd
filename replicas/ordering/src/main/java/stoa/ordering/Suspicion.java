package stoa.ordering;

import java.util.Arrays;

/// Rule 5, Suspicion: the reasons to change the view. That the majority has to share them keeps a
/// badly connected member from disturbing the others.
///
/// Reasons are: there is no view yet · a promise was made and no view came · a member of the view
/// is silent · its turn is overdue while an assignable request waits · it does not adopt the view ·
/// it is slow again and again (rule 10) · it has promised a higher epoch · a member speaks in a
/// life that the view does not list, and may join (rules 7, 8).
///
/// Time in which this member itself stood still is nobody's silence.
final class Suspicion {
  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final String NONE = "";

  private static final int MOST_FAILURES = 3;

  private final GroupConfiguration group;
  private final Epochs epochs;
  private final Standing standing;
  private final SequenceLog log;
  private final Delivery delivery;
  private final Peers peers;
  private final Turns turns;
  private final Returns returns;
  private final Settling settling;
  private final Patience patience;
  private final Origin self;
  private final long[] apartSinceMillis;
  private final long[] lastAnnounced;
  private long lastTickMillis = NEVER;
  private long tickGapMillis;
  private long awaitedNumber = -1;
  private long awaitedSinceMillis;
  private long progressAtMillis = NEVER;
  private long progressEnd;
  private int failures;

  Suspicion(
      GroupConfiguration group,
      Epochs epochs,
      Standing standing,
      SequenceLog log,
      Delivery delivery,
      Peers peers,
      Turns turns,
      Returns returns,
      Settling settling,
      Patience patience,
      Origin self) {
    this.group = group;
    this.epochs = epochs;
    this.standing = standing;
    this.log = log;
    this.delivery = delivery;
    this.peers = peers;
    this.turns = turns;
    this.returns = returns;
    this.settling = settling;
    this.patience = patience;
    this.self = self;
    this.apartSinceMillis = new long[group.members()];
    this.lastAnnounced = new long[group.members()];
    this.progressEnd = log.receivedEnd();
    Arrays.fill(apartSinceMillis, NEVER);
  }

  /// Before [Peers#hear]: how late the member is. Only who takes turns can make others wait.
  void hear(Metadata metadata, long nowMillis) {
    settling.hear(metadata, nowMillis);
    int member = metadata.sender();
    long usual = patience.usualMillis(nowMillis);
    boolean heardBefore = peers.origin(member).incarnation() == metadata.incarnation();
    if (heardBefore && epochs.lists(metadata.origin())) {
      patience.observe(member, peers.silentMillis(member, nowMillis) - usual, nowMillis);
    }
  }

  void tick(long nowMillis) {
    long stalled = nowMillis - lastTickMillis;
    if (lastTickMillis != NEVER && stalled > tickGapMillis) {
      forgive(stalled - tickGapMillis);
    } else if (lastTickMillis == NEVER) {
      peers.startAt(nowMillis);
      progressAtMillis = nowMillis;
    }
    lastTickMillis = nowMillis;
    for (int member = 0; member < group.members(); member++) {
      boolean apart = isApart(member);
      if (!apart || member == group.self()) {
        apartSinceMillis[member] = NEVER;
      } else if (apartSinceMillis[member] == NEVER) {
        apartSinceMillis[member] = nowMillis;
      }
    }
  }

  /// Everything that the tick changes has changed: the next one may take so long.
  void ticked(long nowMillis) {
    tickGapMillis = patience.tickGapMillis(nowMillis);
  }

  private void forgive(long millis) {
    peers.forgive(millis);
    awaitedSinceMillis += millis;
    progressAtMillis += millis;
    for (int member = 0; member < group.members(); member++) {
      apartSinceMillis[member] += apartSinceMillis[member] == NEVER ? 0 : millis;
    }
  }

  /// Alive, but not with the others: it has promised more, has not adopted the view, or holds no
  /// more than before although others deliver beyond that, perhaps because its disk hangs.
  private boolean isApart(int member) {
    long announced = peers.announcedEnd(member);
    boolean stands = announced == lastAnnounced[member] && announced < delivery.deliveredEnd();
    lastAnnounced[member] = announced;
    return peers.promise(member) > epochs.promise()
        || (epochs.listsMember(member) && (stands || peers.logEpoch(member) < epochs.logEpoch()));
  }

  /// A promise was made, or its view has begun to come.
  void viewChangeMoves(long nowMillis) {
    progressAtMillis = nowMillis;
  }

  /// An attempt of this member came to nothing.
  void viewChangeFailed() {
    failures = Math.min(failures + 1, MOST_FAILURES);
  }

  void viewAdopted(long nowMillis) {
    failures = 0;
    progressAtMillis = nowMillis;
    awaitedNumber = -1;
    Arrays.fill(apartSinceMillis, NEVER);
  }

  /// Watches whose turn is waited for, and how long.
  void advance(long nowMillis) {
    long end = log.receivedEnd();
    if (end != progressEnd) {
      notePunctualTurns(end);
      progressEnd = end;
      progressAtMillis = epochs.settled() ? progressAtMillis : nowMillis;
    }
    boolean awaited = epochs.settled() && turns.ownerIsAwaited();
    if (awaitedNumber >= 0 && (!awaited || end != awaitedNumber)) {
      waitEnded(epochs.owner(awaitedNumber), end > awaitedNumber, nowMillis);
      awaitedNumber = -1;
    }
    if (awaited && awaitedNumber < 0 && epochs.owner(end) != group.self()) {
      awaitedNumber = end;
      awaitedSinceMillis = nowMillis;
    }
  }

  /// Turns that nobody had to wait for.
  private void notePunctualTurns(long end) {
    long first = Math.max(progressEnd, end - group.members());
    for (long number = first; epochs.settled() && number < end; number++) {
      if (number != awaitedNumber) {
        returns.punctual(epochs.owner(number));
      }
    }
  }

  /// @param came whether the turn has come; else a view change ended the wait, which tells that it
  ///   was long, but not how long it would have been
  private void waitEnded(int owner, boolean came, long nowMillis) {
    long lateMillis = awaitedMillis(nowMillis);
    if (lateMillis > patience.lateTurnMillis(nowMillis)) {
      returns.overdue(owner, nowMillis);
    } else if (came) {
      returns.punctual(owner);
    }
    if (came) {
      patience.observe(owner, lateMillis - group.timing().overdueMillis() / 2, nowMillis);
    }
  }

  /// Why this member wants another view; empty if it does not.
  String reason(long nowMillis) {
    return reason(nowMillis, 1);
  }

  /// Whether it supports another's wish: half the patience, because the first to suspect is a
  /// little ahead of the others.
  boolean supports(long nowMillis) {
    return !reason(nowMillis, 2).isEmpty()
        || (standing.votes() && epochs.settled() && wantsToJoin());
  }

  private String reason(long nowMillis, int haste) {
    if (!standing.votes()) {
      return NONE;
    }
    if (!epochs.isCurrent()) {
      boolean late = nowMillis - progressAtMillis >= viewTimeoutMillis(nowMillis) / haste;
      return late ? "epoch " + epochs.promise() + " is promised and its view does not come" : NONE;
    }
    if (epochs.logEpoch() == 0) {
      return "there is no view yet";
    }
    String reason =
        turnIsOverdue(nowMillis, haste)
            ? of(epochs.owner(awaitedNumber), "lets its turn wait for", awaitedMillis(nowMillis))
            : NONE;
    for (int member = 0; member < group.members() && reason.isEmpty(); member++) {
      reason = member == group.self() ? NONE : reason(member, nowMillis, haste);
    }
    return reason;
  }

  private long awaitedMillis(long nowMillis) {
    return nowMillis - awaitedSinceMillis;
  }

  /// The longest time from a promise to its view, longer after each failure.
  long viewTimeoutMillis(long nowMillis) {
    return patience.viewTimeoutMillis(nowMillis) << failures;
  }

  private boolean turnIsOverdue(long nowMillis, int haste) {
    if (awaitedNumber < 0) {
      return false;
    }
    long allowed = patience.overdueMillis(epochs.owner(awaitedNumber), nowMillis);
    return awaitedMillis(nowMillis) > allowed / haste;
  }

  private String reason(int member, long nowMillis, int haste) {
    long silentMillis = peers.silentMillis(member, nowMillis);
    long bearable =
        haste > 1
            ? patience.supportMillis(member, nowMillis)
            : patience.silenceMillis(member, nowMillis);
    if (silentMillis > bearable) {
      return epochs.listsMember(member) ? of(member, "is silent for", silentMillis) : NONE;
    }
    long allowed =
        peers.promise(member) > epochs.promise()
            ? viewTimeoutMillis(nowMillis)
            : group.timing().adoptionMillis();
    long since = apartSinceMillis[member];
    boolean apart = since != NEVER && nowMillis - since > allowed / haste;
    if (apart) {
      return of(member, "does not go along for", nowMillis - since);
    }
    if (epochs.listsMember(member) && returns.isSlow(member, nowMillis) && canSpareOne()) {
      return "member " + member + " is slow again and again";
    }
    return mayJoin(member, nowMillis) ? "member " + member + " may join" : NONE;
  }

  private static String of(int member, String what, long millis) {
    return "member " + member + " " + what + " " + millis + " ms";
  }

  private boolean canSpareOne() {
    return epochs.view().members().size() > group.majority();
  }

  /// A life that the view does not list has caught up, and its time to return has come.
  private boolean mayJoin(int member, long nowMillis) {
    Origin origin = peers.origin(member);
    boolean spoke =
        peers.silentMillis(member, nowMillis) < patience.silenceMillis(member, nowMillis);
    return spoke
        && !epochs.lists(origin)
        && peers.logEpoch(member) == epochs.logEpoch()
        && peers.heldEnd(member) + group.limits().joinLagNumbers() >= delivery.deliveredEnd()
        && !settling.mustWait(member, nowMillis)
        && !returns.mustWait(member, nowMillis);
  }

  private boolean wantsToJoin() {
    return !epochs.lists(self) && log.receivedEnd() >= delivery.deliveredEnd();
  }
}
