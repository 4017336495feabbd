package stoa.ordering.simulation;

import java.util.TreeMap;
import stoa.ordering.EpochTable;
import stoa.ordering.ViewRecord;

/// *Durability*, where it is decided: the log on which a view was built contains everything that
/// any member delivers in an earlier epoch, before or after. What breaks it may come to light much
/// later, or be mended by chance.
final class ChosenLogs {
  /// The last number that was delivered in an epoch, and the epoch in which it was assigned.
  private record Delivered(long number, long assignedIn) {}

  private final TreeMap<Long, ViewRecord> views = new TreeMap<>();
  private final TreeMap<Long, Delivered> delivered = new TreeMap<>();

  /// A view was made, or a record of it has come up that tells more of its log.
  void decided(ViewRecord view) {
    views.put(view.epoch(), view);
    delivered.headMap(view.epoch()).forEach((epoch, last) -> mustContain(view, epoch, last));
  }

  /// @param inEpoch the log epoch of the member that delivered it
  /// @param assignedIn the entry's own
  void delivered(long inEpoch, long number, long assignedIn) {
    Delivered last = new Delivered(number, assignedIn);
    delivered.merge(inEpoch, last, (one, other) -> one.number() > number ? one : other);
    views.tailMap(inEpoch, false).values().forEach(view -> mustContain(view, inEpoch, last));
  }

  private static void mustContain(ViewRecord view, long inEpoch, Delivered last) {
    long there = view.table().epochAt(last.number());
    boolean contained =
        last.number() < view.base() && (there == last.assignedIn() || there == EpochTable.UNKNOWN);
    if (!contained) {
      throw new InvariantViolation(
          "Durability", last + " in epoch " + inEpoch + " is not in the log of " + view);
    }
  }
}
