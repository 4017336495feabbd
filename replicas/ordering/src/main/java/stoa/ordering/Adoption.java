package stoa.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rule 5, StartView: makes this member's log that of the view, and then the view its own.
///
/// ```
///   StartView ──▶ promise raised ──▶ log cut where it differs ──▶ missing entries fetched
///                                                                          │
///        announce, assign ◀── view record forced ◀── view record appended ◀┘
/// ```
///
/// In this order, because a crash may come between any two; the journal is one sequence, so the
/// order of the appends is enough. A higher promise ends an adoption under way: what was cut and
/// fetched until then stays, in entries of their original epochs, under the old log epoch.
final class Adoption {
  /// How far ahead of the log fetched entries are kept.
  private static final long EARLY_NUMBERS = 4096;

  /// What is being adopted.
  private static final class Target {
    private final ViewRecord view;
    private final NumberedRing<JournalRecord.Numbered> early;
    private int source;
    private boolean viewAppended;
    private long askedAtMillis = Long.MIN_VALUE / 2;
    private int asked;
    private long fetchedBytes;
    private long askedEnd;

    Target(ViewRecord view, int source, long first, long limit) {
      this.view = view;
      this.source = source;
      this.early = new NumberedRing<>(first, limit);
      this.askedEnd = first;
    }
  }

  private final GroupConfiguration group;
  private final Rules rules;
  private final Epochs epochs;
  private final SequenceLog log;
  private final RequestStore requests;
  private final Delivery delivery;
  private final ForceBeforeAnnounce journal;
  private final Promises promises;
  private final Peers peers;
  private final SnapshotNeed snapshot;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private @Nullable Target target;

  Adoption(
      GroupConfiguration group,
      Rules rules,
      Epochs epochs,
      SequenceLog log,
      RequestStore requests,
      Delivery delivery,
      ForceBeforeAnnounce journal,
      Promises promises,
      Peers peers,
      SnapshotNeed snapshot,
      OwnKnowledge knowledge,
      Outbox outbox) {
    this.group = group;
    this.rules = rules;
    this.epochs = epochs;
    this.log = log;
    this.requests = requests;
    this.delivery = delivery;
    this.journal = journal;
    this.promises = promises;
    this.peers = peers;
    this.snapshot = snapshot;
    this.knowledge = knowledge;
    this.outbox = outbox;
  }

  /// The view that is being adopted, if any.
  @Nullable ViewRecord target() {
    Target now = target;
    return now == null ? null : now.view;
  }

  /// Accepted only if its epoch is at least the promise and above the log epoch. Returns whether a
  /// new adoption begins.
  boolean receive(ViewRecord view, int source) {
    boolean late =
        view.epoch() < epochs.promise()
            || view.epoch() <= epochs.logEpoch()
            || view.epoch() < log.table().lastEpoch(); // A snapshot is from a later view.
    Target now = target;
    if (late || (now != null && now.view.epoch() >= view.epoch())) {
      return false;
    }
    begin(view, source);
    return true;
  }

  /// This member has made a higher promise.
  void abandon() {
    target = null;
  }

  private void begin(ViewRecord view, int source) {
    if (view.epoch() > epochs.promise() && rules.raisesPromiseToAdopt()) {
      promises.promise(view.epoch());
    }
    if (!cut(view)) {
      snapshot.require(source);
      return;
    }
    long missing = Math.max(1, view.base() - log.receivedEnd());
    // The logs are equal now below the chosen table. What only this member may still know of that
    // part goes with the view, for members that the chosen log's owner cannot help any more.
    ViewRecord known = view.knowing(log.table());
    Target started = new Target(known, source, log.receivedEnd(), Math.min(missing, EARLY_NUMBERS));
    target = started;
    if (!rules.entriesBeforeView()) {
      appendView(started);
    }
  }

  /// Drops the log from the first number at which it differs from the chosen one, never merely by
  /// length, and never below what was delivered. False if that number cannot be known, because the
  /// chosen log's table begins too late: then only a snapshot helps.
  private boolean cut(ViewRecord view) {
    long delivered = delivery.deliveredEnd();
    long end = log.receivedEnd();
    long known = Math.max(log.table().start(), view.table().start());
    long first = Math.min(end, Math.max(log.first(), known));
    long point = rules.cutPoint(log.table(), first, end, delivered, view.table(), view.base());
    if (point < Math.min(end, delivered)) {
      throw new BrokenInvariant("view " + view + " lacks numbers delivered here, from " + point);
    }
    if (view.table().start() > delivered
        && point <= view.table().start()
        && view.base() > delivered) {
      return false;
    }
    if (point < end) {
      for (JournalRecord.Numbered dropped : log.cut(point)) {
        if (dropped instanceof JournalRecord.Entry entry) {
          requests.takeBack(entry.request(), entry.batch());
        }
      }
      journal.cut(point);
    }
    return true;
  }

  /// An entry that somebody passed on.
  void receive(JournalRecord.Numbered entry) {
    Target now = target;
    if (now != null
        && entry.number() >= log.receivedEnd()
        && entry.number() < now.view.base()
        && rules.agrees(entry, now.view.table())) {
      now.early.put(entry.number(), entry);
    }
  }

  void advance(long nowMillis) {
    Target now = target;
    if (now == null) {
      return;
    }
    boolean moved = takeFetched(now);
    if (log.receivedEnd() >= now.view.base()) {
      if (!now.viewAppended) {
        appendView(now);
      }
    } else if (isTooMuch(now)) {
      snapshot.require(furthest());
    } else if (log.receivedEnd() >= now.askedEnd
        || nowMillis - now.askedAtMillis >= group.timing().fetchRepeatMillis()) {
      ask(now, moved, nowMillis);
    }
  }

  /// The record is on disk. Returns whether this member is in a new view.
  boolean forced(ViewRecord view) {
    if (view.epoch() <= epochs.logEpoch()) {
      return false;
    }
    epochs.adopt(view);
    Target now = target;
    if (now != null && now.view.epoch() == view.epoch() && rules.entriesBeforeView()) {
      target = null;
    }
    return true;
  }

  /// Whether so much is missing that a snapshot is better, and somebody has delivered it. What
  /// nobody has delivered is in no snapshot and has to be fetched, however much it is.
  private boolean isTooMuch(Target now) {
    boolean much =
        now.view.base() - log.receivedEnd() >= group.limits().adoptionNumbers()
            || now.fetchedBytes >= group.limits().adoptionBytes();
    return much && peers.deliveredEnd(furthest()) > log.receivedEnd();
  }

  private int furthest() {
    int furthest = group.self();
    for (int member = 0; member < group.members(); member++) {
      if (peers.deliveredEnd(member) > peers.deliveredEnd(furthest)) {
        furthest = member;
      }
    }
    return furthest;
  }

  private boolean takeFetched(Target now) {
    boolean moved = false;
    JournalRecord.Numbered next = now.early.get(log.receivedEnd());
    while (next != null) {
      now.fetchedBytes += next.sizeBytes();
      log.append(next);
      journal.append(next);
      now.early.dropBelow(log.receivedEnd());
      next = now.early.get(log.receivedEnd());
      moved = true;
    }
    return moved;
  }

  private void appendView(Target now) {
    now.viewAppended = true;
    journal.append(new JournalRecord.View(now.view));
  }

  /// Asks the source first and in every second question, the others in turn.
  private void ask(Target now, boolean moved, long nowMillis) {
    now.askedAtMillis = nowMillis;
    if (!moved) {
      now.asked++;
    }
    long from = log.receivedEnd();
    boolean sourceHelps = now.source != group.self() && !snapshot.hasCutOff(now.source, from);
    int whom = now.asked % 2 == 1 && sourceHelps ? now.source : another(now);
    now.askedEnd = Math.min(now.view.base(), from + group.limits().messagesPerRetransmission());
    outbox.send(
        whom,
        new Message.RetransmitRequest(
            knowledge.metadata(), List.of(new NumberRange(from, now.view.base())), List.of()));
  }

  /// Whoever says that it holds the next number and is not known to have cut it off, in turn. If
  /// nobody does, anybody and the source in turn, also a source that has cut it off: it says so
  /// again, and by now a snapshot may be all that helps ([SnapshotNeed]).
  private int another(Target now) {
    int fallback = (group.self() + 1) % group.members();
    for (int i = 0; i < group.members(); i++) {
      int member = (now.source + now.asked + i) % group.members();
      if (member != group.self() && !snapshot.hasCutOff(member, log.receivedEnd())) {
        if (peers.heldEnd(member) > log.receivedEnd()) {
          return member;
        }
        fallback = member;
      }
    }
    return now.asked % 2 == 1 && now.source != group.self() ? now.source : fallback;
  }
}
