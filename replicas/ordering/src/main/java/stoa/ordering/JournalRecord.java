package stoa.ordering;

import java.util.List;

/// What a member writes to its journal, in the order of the appends. Reading them back in that
/// order through [JournalReplay] gives the state to start from.
///
/// The journal is one sequence: a crash leaves a beginning of it that contains everything forced.
/// So *this before that* on disk needs only the order of the appends (rule 5: promise, then the
/// cut, then the entries, then the view).
public sealed interface JournalRecord {
  /// What stands at a number of the log. They come in order and without gaps; after a [Cut] again
  /// from there.
  sealed interface Numbered extends JournalRecord {
    long number();

    /// In which the number was assigned, or found to be void.
    long epoch();

    /// Bytes of its commands.
    int sizeBytes();
  }

  /// A number with its request.
  record Entry(long number, long epoch, RequestId request, Batch batch) implements Numbered {
    @Override
    public int sizeBytes() {
      return batch.sizeBytes();
    }
  }

  /// A number whose owner does not take turns in the view of `epoch` (rule 2).
  record VoidEntry(long number, long epoch) implements Numbered {
    @Override
    public int sizeBytes() {
      return 0;
    }
  }

  /// The numbers from `from` on are dropped: they differ from the log that a view was built on.
  record Cut(long from) implements JournalRecord {}

  /// The life that begins here. Written and forced by the host before the first datagram.
  record Incarnation(long incarnation) implements JournalRecord {}

  /// The highest epoch promised.
  record Promise(long epoch) implements JournalRecord {}

  /// The view adopted; its epoch is the log epoch.
  record View(ViewRecord view) implements JournalRecord {}

  /// This member has a vote. The host writes it when the operator bootstraps the group; a member
  /// that begins without it is one whose disk was lost, and writes it when it has joined (rule 8).
  record Voter() implements JournalRecord {}

  /// Nobody needs the entries below `start` any more. Once this record and all other appends of the
  /// same step are forced, in the same life, the host may delete every part of the journal that was
  /// written before this record and whose entries are all below `start`: whatever else is still
  /// needed from there is among those other appends. Parts are deleted from the beginning only.
  ///
  /// With a `start` beyond the log's end, which the host writes after it has installed a snapshot
  /// ([JournalReplay#behind]), the log begins anew there.
  ///
  /// @param assigned how far each origin's requests are assigned by the numbers below `start`
  /// @param table the epochs of the log up to `start`, at least from its last row on
  record Base(long start, List<RequestEnd> assigned, EpochTable table) implements JournalRecord {
    public Base {
      assigned = List.copyOf(assigned);
    }
  }
}
