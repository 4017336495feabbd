package stoa.ordering.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.ordering.JournalRecord;
import stoa.ordering.RequestId;

/// A journal that a crash cuts back to what was forced, or to somewhere behind it: the machine may
/// have written more than it was asked to.
final class SimulatedDisk {
  private final List<JournalRecord> records = new ArrayList<>();
  private final Map<Long, RequestId> forcedEntries = new HashMap<>();
  private int forced;
  private int cutWaitsFor = Integer.MAX_VALUE;
  private long base;

  void append(JournalRecord record) {
    records.add(record);
  }

  /// How many records there are, forced or not.
  int size() {
    return records.size();
  }

  List<JournalRecord> records() {
    return records;
  }

  void force(int size) {
    while (forced < size) {
      JournalRecord record = records.get(forced++);
      if (record instanceof JournalRecord.Entry entry) {
        forcedEntries.put(entry.number(), entry.request());
      }
    }
  }

  /// A base was appended, and with the records up to now whatever it makes superfluous elsewhere.
  void baseIsComplete() {
    cutWaitsFor = records.size();
  }

  /// Deletes as much as a forced base allows: from the beginning to the base itself, but for
  /// nothing that comes after an entry that is still needed. Returns how many records went.
  int cut() {
    if (forced < cutWaitsFor) {
      return 0;
    }
    int lastBase = lastForcedBase();
    int end = 0;
    while (end < lastBase && !isNeeded(records.get(end))) {
      end++;
    }
    records.subList(0, end).clear();
    forced -= end;
    cutWaitsFor -= end; // It is at most what is forced, so finite.
    return end;
  }

  private int lastForcedBase() {
    for (int i = forced - 1; i >= 0; i--) {
      if (records.get(i) instanceof JournalRecord.Base found) {
        base = found.start();
        return i;
      }
    }
    return 0;
  }

  private boolean isNeeded(JournalRecord record) {
    return record instanceof JournalRecord.Entry entry && entry.number() >= base;
  }

  void crash(Chance chance) {
    cutWaitsFor = Integer.MAX_VALUE; // The base that survived may lack what came with it.
    int survived = forced + chance.below(records.size() - forced + 1);
    records.subList(survived, records.size()).clear();
    force(survived);
  }

  /// Whether this number, with this request, is on disk or was before the journal was cut.
  boolean holds(long number, RequestId request) {
    return request.equals(forcedEntries.get(number));
  }
}
