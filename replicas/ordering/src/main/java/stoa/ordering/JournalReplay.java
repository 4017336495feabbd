package stoa.ordering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns a journal, read from its beginning, into the state that a member starts from.
///
/// Keeps in memory only what the member will need: the entries that are not applied, and the last
/// [#SERVED_NUMBERS] for members that lag. The journal's torn tail must have been cut off before:
/// what is read here counts as forced.
public final class JournalReplay {
  /// Entries kept for others besides those that are not applied here. A lagging member asks for at
  /// most n numbers in the base protocol, because a missing turn stops the group.
  static final int SERVED_NUMBERS = 256;

  private final long appliedEnd;
  private final ArrayDeque<JournalRecord.Entry> entries = new ArrayDeque<>();
  private final Map<RequestId, JournalRecord.OwnRequest> ownRequests = new LinkedHashMap<>();
  private final AssignedEnds assignedBelowStart;
  private boolean startKnown = true;
  private long logStart;
  private long logEnd;
  private long promise;
  private long incarnation = -1;
  private ViewRecord view = ViewRecord.initial();

  /// @param appliedEnd all numbers below are in the application's durable state
  public JournalReplay(GroupConfiguration group, long appliedEnd) {
    this.appliedEnd = appliedEnd;
    this.assignedBelowStart = new AssignedEnds(group, List.of());
  }

  /// The next record of the journal.
  ///
  /// @throws IllegalStateException when the journal contradicts itself
  public void read(JournalRecord record) {
    switch (record) {
      case JournalRecord.OwnRequest own -> ownRequests.put(own.id(), own);
      case JournalRecord.Entry entry -> readEntry(entry);
      case JournalRecord.VoidEntry gap ->
          throw new IllegalStateException("a void number before there are views: " + gap);
      case JournalRecord.Incarnation life ->
          incarnation = Math.max(incarnation, life.incarnation());
      case JournalRecord.Promise promised -> promise = Math.max(promise, promised.epoch());
      case JournalRecord.View adopted -> view = adopted.view();
      case JournalRecord.Base base -> readBase(base);
    }
  }

  /// The largest incarnation in the journal, or -1; the next life's must be larger.
  public long lastIncarnation() {
    return incarnation;
  }

  /// What the journal gave.
  ///
  /// @param newIncarnation already forced, larger than [#lastIncarnation()] was before it
  /// @throws IllegalStateException when the application is not within the journal
  public RecoveredState recovered(long newIncarnation) {
    if (!startKnown) {
      throw new IllegalStateException("the journal begins at " + logStart + " and has no base");
    }
    if (appliedEnd < logStart || appliedEnd > logEnd) {
      throw new IllegalStateException(
          "applied below " + appliedEnd + ", but the journal has " + logStart + " to " + logEnd);
    }
    return new RecoveredState(
        newIncarnation,
        promise,
        view,
        logStart,
        assignedBelowStart.toList(),
        new ArrayList<>(entries),
        appliedEnd,
        new ArrayList<>(ownRequests.values()));
  }

  private void readEntry(JournalRecord.Entry entry) {
    if (logEnd == 0) {
      startAt(entry.number()); // Whatever came before was deleted; its base is still to be read.
    }
    if (entry.number() != logEnd) {
      throw new IllegalStateException("expected number " + logEnd + ", found " + entry.number());
    }
    entries.addLast(entry);
    ownRequests.remove(entry.request());
    logEnd++;
    dropBelow(Math.min(appliedEnd, logEnd - SERVED_NUMBERS));
  }

  private void readBase(JournalRecord.Base base) {
    if (entries.isEmpty() && base.start() > logEnd) {
      startAt(base.start());
    }
    if (base.start() > logEnd) {
      throw new IllegalStateException("numbers missing before the base " + base.start());
    }
    dropBelow(base.start());
    base.assigned().forEach(assignedBelowStart::raise);
    ownRequests.keySet().removeIf(id -> id.number() < assignedBelowStart.end(id.origin()));
    startKnown = true;
  }

  private void startAt(long number) {
    startKnown = number == 0;
    logStart = number;
    logEnd = number;
  }

  private void dropBelow(long start) {
    while (logStart < start && !entries.isEmpty()) {
      assignedBelowStart.advance(entries.removeFirst().request());
      logStart++;
    }
  }
}
