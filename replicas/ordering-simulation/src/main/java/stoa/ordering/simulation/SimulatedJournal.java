package stoa.ordering.simulation;

import stoa.ordering.Effect;
import stoa.ordering.Input;
import stoa.ordering.JournalRecord;

/// One member's journal: forces what is appended, one force after another, each with all that has
/// arrived, and reports it, unless the disk is one that lies or fails.
final class SimulatedJournal {
  private final int id;
  private final SimulatedMember member;
  private final Surroundings around;
  private final SimulatedDisk disk;
  private boolean forcing;
  private int deletedRecords;
  private int recordsAtStart;

  SimulatedJournal(int id, SimulatedMember member, Surroundings around, SimulatedDisk disk) {
    this.id = id;
    this.member = member;
    this.around = around;
    this.disk = disk;
  }

  /// A life begins with what is on the disk.
  void begin() {
    deletedRecords = 0;
    recordsAtStart = disk.size();
  }

  void end() {
    forcing = false;
  }

  void append(JournalRecord record) {
    around.invariants().appended(id, record);
    disk.append(record);
    if (isOfChange(record) && around.crashesInChange()) {
      member.awakeInThisLife(around.forceMicros(id), member::crash);
    }
    if (!forcing) {
      forcing = true;
      beginForce();
    }
  }

  private static boolean isOfChange(JournalRecord record) {
    return record instanceof JournalRecord.Promise
        || record instanceof JournalRecord.Cut
        || record instanceof JournalRecord.View;
  }

  /// Reads what is no longer in the member's memory.
  void read(Effect.ReadJournal read) {
    member.awakeInThisLife(
        around.forceMicros(id),
        () -> member.step(new Input.JournalRead(read.asker(), disk.read(read.from(), read.end()))));
  }

  private void beginForce() {
    int size = disk.size();
    long token = token(size);
    if (around.diskLies()) {
      member.inThisLife(0, () -> reportForced(token));
    } else {
      member.inThisLife(around.forceMicros(id), () -> endForce(size, token));
    }
  }

  private void endForce(int size, long token) {
    if (around.forceFails()) {
      member.crash(); // Whether it is on disk is unknown; the process stops.
      return;
    }
    disk.force(size);
    deletedRecords += disk.cut();
    reportForced(token);
  }

  private void reportForced(long token) {
    forcing = token < token(disk.size());
    if (forcing) {
      beginForce();
    }
    member.whenAwake(() -> member.step(new Input.JournalForced(token)));
  }

  /// How many records this life has appended when the disk has so many.
  private long token(int size) {
    return (long) size + deletedRecords - recordsAtStart;
  }
}
