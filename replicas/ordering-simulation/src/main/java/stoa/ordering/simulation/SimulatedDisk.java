package stoa.ordering.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import stoa.ordering.JournalRecord;

/// A journal that a crash cuts back to what was forced, or to somewhere behind it: the machine may
/// have written more than it was asked to. Knows also what the log on it is like, for the
/// invariants.
final class SimulatedDisk {
  private final List<JournalRecord> records = new ArrayList<>();
  private final LogChain chain;

  /// The forced log: number to its chain value; with what was cut from the journal at its
  /// beginning.
  private final TreeMap<Long, Long> forcedLog = new TreeMap<>();

  private int forced;
  private int cutWaitsFor = Integer.MAX_VALUE;
  private long base;
  private boolean wiped;

  SimulatedDisk(LogChain chain) {
    this.chain = chain;
  }

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
      switch (record) {
        case JournalRecord.Numbered entry -> {
          long before = entry.number() == 0 ? 0 : below(entry.number());
          forcedLog.put(entry.number(), chain.link(before, entry));
        }
        case JournalRecord.Cut cut -> forcedLog.tailMap(cut.from(), true).clear();
        case JournalRecord.Base found -> {
          if (found.start() > 0 && !forcedLog.containsKey(found.start() - 1)) { // A snapshot's.
            forcedLog.clear();
            forcedLog.put(found.start() - 1, chain.decided(found.start() - 1));
          }
        }
        case JournalRecord.Incarnation life -> {}
        case JournalRecord.Promise promise -> {}
        case JournalRecord.View view -> {}
        case JournalRecord.Voter voter -> wiped = false;
      }
    }
  }

  private long below(long number) {
    Long before = forcedLog.get(number - 1);
    if (before == null) {
      throw new InvariantViolation("Log matching", "a gap below " + number);
    }
    return before;
  }

  /// Whether the forced log has this entry, all below it included, or begins behind it.
  boolean holds(long number, long chainValue) {
    Long own = forcedLog.get(number);
    return own == null ? !forcedLog.isEmpty() && forcedLog.firstKey() > number : own == chainValue;
  }

  /// The forced log's value at a number.
  long chainAt(long number) {
    return forcedLog.getOrDefault(number, 0L);
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
    return record instanceof JournalRecord.Numbered entry && entry.number() >= base;
  }

  void crash(Chance chance) {
    cutWaitsFor = Integer.MAX_VALUE; // The base that survived may lack what came with it.
    int survived = forced + chance.below(records.size() - forced + 1);
    records.subList(survived, records.size()).clear();
    force(survived);
  }

  /// Whether it stands in the place of one that was lost, and its member has no vote yet.
  boolean wasWiped() {
    return wiped;
  }

  /// The disk is lost, and another one in its place.
  void wipe() {
    wiped = true;
    records.clear();
    forcedLog.clear();
    forced = 0;
    base = 0;
    cutWaitsFor = Integer.MAX_VALUE;
  }

  /// Entries of the present log, from the journal.
  List<JournalRecord.Numbered> read(long from, long end) {
    TreeMap<Long, JournalRecord.Numbered> log = new TreeMap<>();
    for (JournalRecord record : records) {
      if (record instanceof JournalRecord.Numbered entry) {
        log.put(entry.number(), entry);
      } else if (record instanceof JournalRecord.Cut cut) {
        log.tailMap(cut.from(), true).clear();
      }
    }
    return new ArrayList<>(log.subMap(from, true, end, false).values());
  }
}
