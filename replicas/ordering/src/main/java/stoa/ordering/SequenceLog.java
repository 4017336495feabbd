package stoa.ordering;

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
/// kept by [ForceBeforeAnnounce]. Early assignments wait for what is below them.
final class SequenceLog {
  private final Limits limits;
  private final long numberLimit;
  private final NumberedRing<Assignment> early;
  private final NumberedRing<JournalRecord.Entry> entries;
  private long receivedEnd;
  private long seenEnd;
  private long keptBytes;

  SequenceLog(GroupConfiguration group, RecoveredState recovered) {
    limits = group.limits();
    numberLimit = limits.logNumbers(group.members());
    long start = recovered.logStart();
    // What was recovered comes on top of the limit; nothing is added until it has shrunk.
    entries = new NumberedRing<>(start, numberLimit + recovered.entries().size());
    early = new NumberedRing<>(start, numberLimit);
    receivedEnd = start;
    recover(recovered.entries());
  }

  private void recover(List<JournalRecord.Entry> recovered) {
    for (JournalRecord.Entry entry : recovered) {
      append(entry);
    }
    seenEnd = receivedEnd;
  }

  long first() {
    return entries.first();
  }

  long receivedEnd() {
    return receivedEnd;
  }

  /// The end of the numbers that are known to be assigned and announced, wherever they are.
  long seenEnd() {
    return seenEnd;
  }

  void noteSeen(long end) {
    seenEnd = Math.max(seenEnd, end);
  }

  /// Whether another number may be appended.
  boolean hasRoom() {
    long numbers = receivedEnd - first();
    return numbers == 0 || (numbers < numberLimit && keptBytes < limits.logBytes());
  }

  /// Keeps an assignment; repeated ones are ignored, contradicting ones break the invariant, those
  /// too far ahead are dropped.
  void receive(Assignment assignment) {
    Assignment known = assignment(assignment.number());
    if (known != null) {
      known.mustAgreeWith(assignment);
    } else if (early.put(assignment.number(), assignment)) {
      noteSeen(assignment.number() + 1);
    }
  }

  /// What is known about a number, or null.
  @Nullable Assignment assignment(long number) {
    JournalRecord.Entry entry = entries.get(number);
    return entry != null ? Assignment.of(entry) : early.get(number);
  }

  JournalRecord.@Nullable Entry entry(long number) {
    return entries.get(number);
  }

  /// Takes the next number, which must be `receivedEnd`.
  void append(JournalRecord.Entry entry) {
    if (entry.number() != receivedEnd || !entries.put(entry.number(), entry)) {
      throw new BrokenInvariant("number " + entry.number() + " is not next after " + receivedEnd);
    }
    keptBytes += entry.batch().sizeBytes();
    receivedEnd++;
    early.dropBelow(receivedEnd);
  }

  /// Forgets the first entry and returns it.
  JournalRecord.Entry dropFirst() {
    JournalRecord.Entry entry = entries.get(first());
    if (entry == null) {
      throw new BrokenInvariant("nothing to drop at " + first());
    }
    entries.dropBelow(entry.number() + 1);
    keptBytes -= entry.batch().sizeBytes();
    return entry;
  }
}
