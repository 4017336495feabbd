package stoa.ordering.udp;

import java.util.List;
import stoa.ordering.JournalRecord;
import stoa.ordering.udp.journal.JournalThread;
import stoa.ordering.udp.wire.RecordCodec;

/// Where the protocol's records go: encoded, indexed and queued for the disk. Used by the loop's
/// thread.
final class JournalOutput {
  private final JournalThread journal;
  private final RecordCodec codec;
  private final JournalIndex index;

  JournalOutput(JournalThread journal, RecordCodec codec, JournalIndex index) {
    this.journal = journal;
    this.codec = codec;
    this.index = index;
  }

  void append(JournalRecord record, long token) {
    index.saw(journal.append(codec.encode(record), token), record);
  }

  /// Lets go of what is not needed once everything appended so far is forced.
  void cut() {
    if (index.takeMoved()) {
      journal.cutBelow(index.cutIndex());
    }
  }

  List<JournalIndex.Place> find(long from, long end) {
    return index.find(from, end);
  }
}
