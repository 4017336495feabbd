package stoa.ordering;

import java.util.ArrayDeque;

/// The requests of this life of this member: their numbering, and the bounds on how many are under
/// way. What an earlier life left unassigned is assigned by nobody (rule 6).
final class OwnRequests {
  private final GroupConfiguration group;
  private final Origin origin;
  private final SequenceLog log;
  private final ArrayDeque<Integer> outstandingSizes = new ArrayDeque<>();
  private long nextNumber;
  private long outstandingBytes;

  OwnRequests(GroupConfiguration group, SequenceLog log, RecoveredState recovered) {
    this.group = group;
    this.log = log;
    this.origin = new Origin(group.self(), recovered.incarnation());
  }

  Origin origin() {
    return origin;
  }

  long nextNumber() {
    return nextNumber;
  }

  /// The first local number that is not assigned.
  long firstUnassigned() {
    return log.assigned().end(origin);
  }

  boolean hasRoom(int sizeBytes) {
    Limits limits = group.limits();
    int outstanding = outstandingSizes.size();
    boolean bytesFit =
        outstanding == 0 || outstandingBytes + sizeBytes <= limits.outstandingBytes();
    return nextNumber - firstUnassigned() < limits.unassignedRequests()
        && outstanding < limits.outstandingRequests()
        && bytesFit;
  }

  boolean isProper(Batch batch) {
    return !batch.commands().isEmpty() && batch.sizeBytes() <= group.limits().requestBytes();
  }

  /// Names the next request and counts it as under way.
  RequestId number(Batch batch) {
    outstandingSizes.addLast(batch.sizeBytes());
    outstandingBytes += batch.sizeBytes();
    return new RequestId(origin, nextNumber++);
  }

  /// Everybody who takes turns holds this entry, and it is delivered here. They pass in local
  /// order.
  void passed(JournalRecord.Entry entry) {
    if (entry.request().origin().equals(origin)) {
      outstandingBytes -= outstandingSizes.removeFirst();
    }
  }
}
