package stoa.ordering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rule 5, Prepare and Choice: one attempt of this member to make a view.
///
/// ```
///   begin ──▶ own promise forced ──▶ Prepare ──▶ a majority of answers, a short wait
///                                                     │
///                             StartView, once ◀── the highest (log epoch, end) is chosen
/// ```
///
/// The epoch is one that only this member can pick, and larger than any seen. There is one
/// StartView for it: late answers never enlarge it.
final class Candidacy {
  /// What the attempt knows.
  private static final class Attempt {
    private final long epoch;
    private final long beganAtMillis;
    private final Map<Integer, Message.PrepareAnswer> answers = new HashMap<>();
    private @Nullable ViewRecord decided;
    private int source;
    private long majoritySinceMillis = -1;
    private long sentAtMillis;

    Attempt(long epoch, long nowMillis) {
      this.epoch = epoch;
      this.beganAtMillis = nowMillis;
    }
  }

  private final GroupConfiguration group;
  private final Rules rules;
  private final Epochs epochs;
  private final Peers peers;
  private final Promises promises;
  private final ViewMembers members;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private @Nullable Attempt attempt;

  Candidacy(
      GroupConfiguration group,
      Rules rules,
      Epochs epochs,
      Peers peers,
      Promises promises,
      ViewMembers members,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.rules = rules;
    this.epochs = epochs;
    this.peers = peers;
    this.promises = promises;
    this.members = members;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  boolean isUnderWay() {
    return attempt != null;
  }

  void begin(long nowMillis) {
    long highest = Math.max(epochs.promise(), peers.highestPromise());
    long epoch = (highest / group.members() + 1) * group.members() + group.self();
    attempt = new Attempt(epoch, nowMillis);
    promises.promise(epoch);
    if (!rules.promiseForcedBeforeAsking()) {
      ask(nowMillis);
    }
  }

  /// The own promise is on disk: now the others may be asked.
  void promiseForced(long epoch, long nowMillis) {
    Attempt now = attempt;
    if (now != null && now.epoch == epoch && epochs.promise() == epoch) {
      ask(nowMillis);
    }
  }

  void receive(Message.PrepareAnswer answer) {
    Attempt now = attempt;
    if (now != null && now.epoch == answer.epoch() && now.decided == null) {
      Message.PrepareAnswer known = now.answers.get(answer.metadata().sender());
      if (known == null || known.metadata().incarnation() <= answer.metadata().incarnation()) {
        now.answers.put(answer.metadata().sender(), answer);
      }
    }
  }

  /// Returns the view when it has just been made.
  @Nullable ViewRecord advance(long nowMillis) {
    Attempt now = attempt;
    if (now == null) {
      return null;
    }
    if (epochs.promise() != now.epoch || epochs.isCurrent()) {
      attempt = null; // Somebody else's promise came in between, or the view is adopted.
      return null;
    }
    if (now.decided == null) {
      discardEarlierLives(now);
      return isComplete(now, nowMillis) ? decide(now, nowMillis) : null;
    }
    return null;
  }

  /// The member that has the chosen log.
  int source() {
    Attempt now = attempt;
    return now == null ? group.self() : now.source;
  }

  /// @param timeoutMillis an attempt without a majority is given up after this
  void tick(long nowMillis, long timeoutMillis) {
    Attempt now = attempt;
    if (now == null || nowMillis - now.sentAtMillis < group.timing().viewRepeatMillis()) {
      return;
    }
    if (now.decided != null) {
      repeatStartView(now, now.decided, nowMillis);
    } else if (promises.isForced(now.epoch) && !isComplete(now, nowMillis)) {
      repeatPrepare(now, nowMillis);
    }
    if (now.decided == null && nowMillis - now.beganAtMillis >= timeoutMillis) {
      attempt = null;
    }
  }

  private void ask(long nowMillis) {
    Attempt now = attempt;
    if (now != null && now.answers.isEmpty()) {
      now.sentAtMillis = nowMillis;
      now.answers.put(group.self(), promises.answerFor(now.epoch));
      outbox.broadcast(new Message.Prepare(knowledge.metadata(), now.epoch));
    }
  }

  private void repeatPrepare(Attempt now, long nowMillis) {
    now.sentAtMillis = nowMillis;
    for (int member = 0; member < group.members(); member++) {
      if (!now.answers.containsKey(member)) {
        outbox.send(member, new Message.Prepare(knowledge.metadata(), now.epoch));
      }
    }
  }

  /// Until this member has adopted its own view; from then on everybody repeats it ([ViewRepeat]).
  private void repeatStartView(Attempt now, ViewRecord view, long nowMillis) {
    now.sentAtMillis = nowMillis;
    for (int member = 0; member < group.members(); member++) {
      if (member != group.self() && peers.logEpoch(member) < view.epoch()) {
        outbox.send(member, new Message.StartView(knowledge.metadata(), view, now.source));
      }
    }
  }

  /// Whoever answered in one life and is listed by somebody's view in a later one has lost its disk
  /// in between: what it said then is no longer so.
  private void discardEarlierLives(Attempt now) {
    now.answers
        .values()
        .removeIf(answer ->
            !peers.isPresentLife(answer.metadata()) && answer.metadata().sender() != group.self());
    List<Message.PrepareAnswer> all = List.copyOf(now.answers.values());
    now.answers
        .values()
        .removeIf(answer ->
            all.stream()
                .anyMatch(other ->
                    other.view().latestLifeOf(answer.metadata().sender())
                        > answer.metadata().incarnation()));
  }

  private boolean isComplete(Attempt now, long nowMillis) {
    if (now.answers.size() < rules.majority(group)) {
      now.majoritySinceMillis = -1;
      return false;
    }
    if (now.majoritySinceMillis < 0) {
      now.majoritySinceMillis = nowMillis;
    }
    boolean waited = nowMillis - now.majoritySinceMillis >= members.answerWaitMillis(nowMillis);
    return waited || members.expectedVoters(nowMillis).stream().allMatch(now.answers::containsKey);
  }

  private ViewRecord decide(Attempt now, long nowMillis) {
    List<Message.PrepareAnswer> answers = new ArrayList<>(now.answers.values());
    Message.PrepareAnswer chosen =
        answers.stream()
            .max(
                Comparator.<Message.PrepareAnswer>comparingLong(answer -> answer.view().epoch())
                    .thenComparingLong(Message.PrepareAnswer::logEnd)
                    .thenComparingInt(answer -> answer.metadata().sender()))
            .orElseThrow();
    long base = chosen.logEnd();
    for (Message.PrepareAnswer answer : answers) {
      if (answer.deliveredEnd() > base) {
        throw new BrokenInvariant("chosen log ends at " + base + ", delivered: " + answer);
      }
    }
    EpochTable table = chosen.table().upTo(base).with(now.epoch, base);
    List<Origin> listed = members.choose(answers, base, nowMillis);
    ViewRecord view = new ViewRecord(now.epoch, listed, latestLives(listed, answers), base, table);
    now.decided = view;
    now.source = chosen.metadata().sender();
    now.sentAtMillis = nowMillis;
    outbox.broadcast(new Message.StartView(knowledge.metadata(), view, now.source));
    return view;
  }

  /// Of each member that this view lists, or any view that the answers know of.
  private List<Origin> latestLives(List<Origin> listed, List<Message.PrepareAnswer> answers) {
    List<Origin> lives = new ArrayList<>();
    for (int member = 0; member < group.members(); member++) {
      long latest = -1;
      for (Origin origin : listed) {
        latest = origin.member() == member ? origin.incarnation() : latest;
      }
      for (Message.PrepareAnswer answer : answers) {
        latest = Math.max(latest, answer.view().latestLifeOf(member));
      }
      if (latest >= 0) {
        lives.add(new Origin(member, latest));
      }
    }
    return lives;
  }
}
