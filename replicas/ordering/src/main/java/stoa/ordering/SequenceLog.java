package stoa.ordering;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers that are kept in memory.
///
/// ```
///   first          heldEnd      receivedEnd            seenEnd
///     |  held         | appended     |  early, with gaps   |
///     +---------------+--------------+---------------------+
/// ```
///
/// Below `receivedEnd` nothing is missing and everything is appended to the journal; `heldEnd` is
/// kept by [ForceBeforeAnnounce]. Early assignments, all of the present log epoch, wait for what is
/// below them. Cutting the log rolls back what is a function of it: how far each origin's requests
/// are assigned.
final class SequenceLog {
  private final GroupConfiguration group;
  private final Limits limits;
  private final long numberLimit;
  private final NumberedRing<JournalRecord.Numbered> entries;
  private final AssignedEnds assignedBelowFirst;
  private AssignedEnds assigned;
  private NumberedRing<Assignment> early;
  private EpochTable table;
  private long receivedEnd;
  private long seenEnd;
  private long keptBytes;

  SequenceLog(GroupConfiguration group, RecoveredState recovered) {
    this.group = group;
    limits = group.limits();
    numberLimit = limits.logNumbers(group.members());
    long start = recovered.logStart();
    // What was recovered, or fetched to adopt a view, comes on top of the limits; turns add nothing
    // until it has shrunk.
    entries = new NumberedRing<>(start, Long.MAX_VALUE);
    early = new NumberedRing<>(start, numberLimit);
    assignedBelowFirst = new AssignedEnds(group, recovered.assigned());
    assigned = new AssignedEnds(group, recovered.assigned());
    receivedEnd = start;
    table = recovered.table();
    recovered.entries().forEach(this::append);
    table = recovered.table();
    seenEnd = receivedEnd;
  }

  long first() {
    return entries.first();
  }

  long receivedEnd() {
    return receivedEnd;
  }

  /// The end of the numbers that are known to be assigned in this epoch, wherever they are.
  long seenEnd() {
    return seenEnd;
  }

  void noteSeen(long end) {
    seenEnd = Math.max(seenEnd, end);
  }

  /// The epochs of this log.
  EpochTable table() {
    return table;
  }

  /// How far each origin's requests are assigned by the numbers below `receivedEnd`.
  AssignedEnds assigned() {
    return assigned;
  }

  /// The same for the numbers below [#first()].
  List<RequestEnd> assignedBelowFirst() {
    return assignedBelowFirst.toList();
  }

  /// Whether a turn may append another number.
  boolean hasRoom() {
    long numbers = receivedEnd - first();
    return numbers == 0 || (numbers < numberLimit && keptBytes < limits.logBytes());
  }

  /// Keeps an assignment of this epoch; repeated ones are ignored, contradicting ones break the
  /// invariant, those too far ahead are dropped.
  void receive(Assignment assignment) {
    Assignment known = assignment(assignment.number());
    if (known != null) {
      known.mustAgreeWith(assignment);
    } else if (assignment.number() >= receivedEnd && early.put(assignment.number(), assignment)) {
      noteSeen(assignment.number() + 1);
    }
  }

  /// What is known about a number, or null; also null for voids.
  @Nullable Assignment assignment(long number) {
    return entries.get(number) instanceof JournalRecord.Entry entry
        ? Assignment.of(entry)
        : early.get(number);
  }

  JournalRecord.@Nullable Numbered entry(long number) {
    return entries.get(number);
  }

  /// Takes the next number, which must be `receivedEnd`.
  void append(JournalRecord.Numbered entry) {
    if (entry.number() != receivedEnd || !entries.put(entry.number(), entry)) {
      throw new BrokenInvariant("number " + entry.number() + " is not next after " + receivedEnd);
    }
    if (entry instanceof JournalRecord.Entry with) {
      assigned.advance(with.request());
    }
    table = table.with(entry.epoch(), entry.number());
    keptBytes += entry.sizeBytes();
    receivedEnd++;
    early.dropBelow(receivedEnd);
    noteSeen(receivedEnd);
  }

  /// Drops the numbers from `from` on, and returns them.
  List<JournalRecord.Numbered> cut(long from) {
    List<JournalRecord.Numbered> dropped = new ArrayList<>();
    for (long number = from; number < receivedEnd; number++) {
      JournalRecord.Numbered entry = entries.get(number);
      if (entry != null) {
        dropped.add(entry);
        keptBytes -= entry.sizeBytes();
      }
    }
    entries.dropFrom(from);
    receivedEnd = from;
    table = table.upTo(from);
    assigned = new AssignedEnds(group, assignedBelowFirst.toList());
    for (long number = first(); number < from; number++) {
      if (entries.get(number) instanceof JournalRecord.Entry entry) {
        assigned.advance(entry.request());
      }
    }
    return dropped;
  }

  /// The journal begins there now; older rows say nothing that is asked.
  void journalBegins(long start) {
    table = table.from(start);
  }

  /// A new epoch: nothing that was assigned ahead in another one means anything.
  void beginEpoch() {
    early = new NumberedRing<>(receivedEnd, numberLimit);
    seenEnd = receivedEnd;
  }

  /// Forgets the first entry and returns it.
  JournalRecord.Numbered dropFirst() {
    JournalRecord.Numbered entry = entries.get(first());
    if (entry == null) {
      throw new BrokenInvariant("nothing to drop at " + first());
    }
    entries.dropBelow(entry.number() + 1);
    keptBytes -= entry.sizeBytes();
    if (entry instanceof JournalRecord.Entry with) {
      assignedBelowFirst.advance(with.request());
    }
    return entry;
  }
}
