package stoa.ordering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What was appended to the journal and waits for the disk, in order; and how far this member
/// holds.
///
/// A force is reported for everything up to a token, so entries become held without gaps. A member
/// announces `heldEnd` and acts on a promise or view only when it is forced: nothing of that is an
/// effect of the step that appends.
final class ForceBeforeAnnounce {
  private record Awaited(long token, JournalRecord record) {}

  private final Rules rules;
  private final Outbox outbox;
  private final ArrayDeque<Awaited> awaited = new ArrayDeque<>();
  private long heldEnd;

  ForceBeforeAnnounce(Rules rules, Outbox outbox, RecoveredState recovered) {
    this.rules = rules;
    this.outbox = outbox;
    this.heldEnd = recovered.logEnd();
  }

  /// All numbers below are in the journal, forced, without a gap.
  long heldEnd() {
    return heldEnd;
  }

  void append(JournalRecord record) {
    awaited.addLast(new Awaited(outbox.append(record), record));
    if (record instanceof JournalRecord.Numbered entry && !waitsForDisk(entry)) {
      heldEnd = Math.max(heldEnd, entry.number() + 1);
    }
  }

  /// Drops the numbers from `from` on. What was appended of them and is forced later is nothing.
  void cut(long from) {
    awaited.removeIf(
        each -> each.record() instanceof JournalRecord.Numbered n && n.number() >= from);
    heldEnd = Math.min(heldEnd, from);
    append(new JournalRecord.Cut(from));
  }

  /// Returns what is forced now, in the order of the appends.
  List<JournalRecord> forced(long token) {
    if (token > outbox.lastToken()) {
      throw new BrokenInvariant("forced " + token + ", appended " + outbox.lastToken());
    }
    List<JournalRecord> forced = new ArrayList<>();
    while (!awaited.isEmpty() && awaited.getFirst().token() <= token) {
      JournalRecord record = awaited.removeFirst().record();
      if (record instanceof JournalRecord.Numbered entry) {
        heldEnd = Math.max(heldEnd, entry.number() + 1);
      }
      forced.add(record);
    }
    return forced;
  }

  private boolean waitsForDisk(JournalRecord.Numbered entry) {
    return entry instanceof JournalRecord.VoidEntry
        ? rules.voidHeldOnlyWhenForced()
        : rules.heldOnlyWhenForced();
  }
}
