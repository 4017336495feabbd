package stoa.ordering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Turns a journal, read from its beginning, into the state that a member starts from.
///
/// Keeps in memory only what the member will need: the entries that are not applied, and the last
/// [#SERVED_NUMBERS] for members that lag a little. While it reads, it keeps as much as a later
/// [JournalRecord.Cut] may take back. The journal's torn tail must have been cut off before: what
/// is read here counts as forced.
public final class JournalReplay {
  /// Entries kept for others besides those that are not applied here; older ones are read from the
  /// journal when somebody asks.
  static final int SERVED_NUMBERS = 256;

  private final long appliedEnd;
  private final long cutNumbers;
  private final long cutBytes;
  private final ArrayDeque<JournalRecord.Numbered> entries = new ArrayDeque<>();
  private final AssignedEnds assignedBelowStart;
  private EpochTable table = EpochTable.initial();
  private boolean startKnown = true;
  private long journalStart;
  private long logStart;
  private long logEnd;
  private long bytes;
  private boolean votes;
  private long promise;
  private long incarnation = -1;
  private ViewRecord view = ViewRecord.initial();

  /// @param appliedEnd all numbers below are in the application's durable state
  public JournalReplay(GroupConfiguration group, long appliedEnd) {
    this.appliedEnd = appliedEnd;
    Limits limits = group.limits();
    this.cutNumbers = Math.max(limits.logNumbers(group.members()), limits.adoptionNumbers());
    this.cutBytes = (long) limits.logBytes() + limits.adoptionBytes();
    this.assignedBelowStart = new AssignedEnds(group, List.of());
  }

  /// The next record of the journal.
  ///
  /// @throws IllegalStateException when the journal contradicts itself
  public void read(JournalRecord record) {
    switch (record) {
      case JournalRecord.Numbered entry -> readEntry(entry);
      case JournalRecord.Cut cut -> readCut(cut.from());
      case JournalRecord.Incarnation life ->
          incarnation = Math.max(incarnation, life.incarnation());
      case JournalRecord.Promise promised -> promise = Math.max(promise, promised.epoch());
      case JournalRecord.View adopted -> view = adopted.view();
      case JournalRecord.Voter voter -> votes = true;
      case JournalRecord.Base base -> readBase(base);
    }
  }

  /// The largest incarnation in the journal, or -1; the next life's must be larger.
  public long lastIncarnation() {
    return incarnation;
  }

  /// The first number that is not in the log.
  public long logEnd() {
    return logEnd;
  }

  /// The first number that the journal has.
  public long journalStart() {
    return journalStart;
  }

  /// What the host appends, and reads here, before it starts a member whose application is at
  /// `state` ([DeliveredState#base()]): nothing when the log agrees with that. After a snapshot was
  /// installed it may end before, or differ below: then the log begins anew at the snapshot's end,
  /// and everything else is as it was. To be asked at every start, because a crash may have come
  /// between the snapshot and the journal.
  public List<JournalRecord> behind(JournalRecord.Base state) {
    long last = state.start() - 1;
    boolean within = state.start() <= logEnd;
    if (last < 0 || (within && table.epochAt(last) == state.table().epochAt(last))) {
      return List.of();
    }
    List<JournalRecord> records = new ArrayList<>();
    if (within) {
      records.add(new JournalRecord.Cut(last));
    }
    records.add(state);
    records.add(new JournalRecord.Incarnation(incarnation));
    if (votes) {
      records.add(new JournalRecord.Voter());
    }
    records.add(new JournalRecord.Promise(promise));
    records.add(new JournalRecord.View(view));
    return records;
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
    while (logStart < Math.min(appliedEnd, logEnd - SERVED_NUMBERS)) {
      dropFirst();
    }
    return new RecoveredState(
        newIncarnation,
        votes,
        promise,
        view,
        logStart,
        assignedBelowStart.toList(),
        table,
        new ArrayList<>(entries),
        journalStart,
        appliedEnd);
  }

  private void readEntry(JournalRecord.Numbered entry) {
    if (logEnd == 0 && entry.number() > 0) {
      startAt(entry.number()); // Whatever came before was deleted; its base is still to be read.
    }
    if (entry.number() != logEnd) {
      throw new IllegalStateException("expected number " + logEnd + ", found " + entry.number());
    }
    entries.addLast(entry);
    table = table.with(entry.epoch(), entry.number());
    logEnd++;
    bytes += entry.sizeBytes();
    while (logStart < appliedEnd && (entries.size() > cutNumbers || bytes > cutBytes)) {
      dropFirst();
    }
  }

  private void readCut(long from) {
    if (from < logStart && !startKnown) {
      // Of what this record took back, the first part was deleted with the journal's beginning.
      entries.clear();
      bytes = 0;
      startAt(from);
    }
    if (from < logStart) {
      throw new IllegalStateException("cut at " + from + ", below the log's start " + logStart);
    }
    while (logEnd > from) {
      bytes -= entries.removeLast().sizeBytes();
      logEnd--;
    }
    table = table.upTo(from);
  }

  private void readBase(JournalRecord.Base base) {
    if (base.start() < journalStart) {
      return; // An earlier one; a later one has let the entries behind it be deleted.
    }
    if (base.start() > logEnd) {
      entries.clear();
      bytes = 0;
      startAt(base.start());
    }
    while (logStart < base.start()) {
      dropFirst();
    }
    base.assigned().forEach(assignedBelowStart::raise);
    table = joined(base.table(), base.start());
    journalStart = base.start();
    startKnown = true;
  }

  /// The base knows what is below its start, the entries read so far what is above.
  private EpochTable joined(EpochTable below, long start) {
    EpochTable result = below.upTo(start);
    for (EpochTable.EpochStart row : table.starts()) {
      if (row.first() >= start && row.first() < logEnd) {
        result = result.with(row.epoch(), row.first());
      }
    }
    return result.starts().isEmpty() ? below : result;
  }

  private void startAt(long number) {
    startKnown = number == 0;
    journalStart = number;
    logStart = number;
    logEnd = number;
  }

  private void dropFirst() {
    JournalRecord.Numbered first = entries.removeFirst();
    bytes -= first.sizeBytes();
    logStart++;
    if (first instanceof JournalRecord.Entry entry) {
      assignedBelowStart.advance(entry.request());
    }
  }
}
