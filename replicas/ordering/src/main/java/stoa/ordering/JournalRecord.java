package stoa.ordering;

import java.util.List;

/// What a member writes to its journal, in the order of the appends. Reading them back in that
/// order through [JournalReplay] gives the state to start from.
public sealed interface JournalRecord {
  /// A request of this member's own, forced before it is sent.
  record OwnRequest(RequestId id, Batch batch) implements JournalRecord {}

  /// Number `number` with its request. Entries come in order and without gaps.
  ///
  /// @param epoch in which the number was assigned
  record Entry(long number, long epoch, RequestId request, Batch batch) implements JournalRecord {}

  /// A number whose owner is not in the view. Not written yet: it belongs to views.
  record VoidEntry(long number, long epoch) implements JournalRecord {}

  /// The life that begins here. Written and forced by the host before the first datagram.
  record Incarnation(long incarnation) implements JournalRecord {}

  /// The highest epoch promised. Not written yet: it belongs to views.
  record Promise(long epoch) implements JournalRecord {}

  /// The view adopted. Not written yet: it belongs to views.
  record View(ViewRecord view) implements JournalRecord {}

  /// Nobody needs the entries below `start` any more. Once this record and all other appends of the
  /// same step are forced, in the same life, the host may delete every part of the journal that was
  /// written before this record and whose entries are all below `start`: whatever else is still
  /// needed from there is among those other appends. Parts are deleted from the beginning only.
  ///
  /// @param assigned how far each origin's requests are assigned by the numbers below `start`
  record Base(long start, List<RequestEnd> assigned) implements JournalRecord {
    public Base {
      assigned = List.copyOf(assigned);
    }
  }
}
