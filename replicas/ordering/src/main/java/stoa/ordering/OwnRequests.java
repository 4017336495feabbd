package stoa.ordering;

/// The requests of this member: their numbering, and the bounds on how many are under way.
final class OwnRequests {
  private final GroupConfiguration group;
  private final Origin origin;
  private long nextNumber;
  private long announcedEnd;
  private long unassigned;
  private long outstanding;
  private long outstandingBytes;

  OwnRequests(GroupConfiguration group, RecoveredState recovered) {
    this.group = group;
    this.origin = new Origin(group.self(), recovered.incarnation());
    recovered.ownRequests().forEach(own -> count(own.batch()));
    for (JournalRecord.Entry entry : recovered.entries()) {
      if (entry.request().sender() == group.self()) {
        count(entry.batch());
        unassigned--;
      }
    }
  }

  Origin origin() {
    return origin;
  }

  long nextNumber() {
    return nextNumber;
  }

  /// The end of the requests of this life that others may know of.
  long announcedEnd() {
    return announcedEnd;
  }

  /// See [RestartSafety] for when.
  void announce(long end) {
    announcedEnd = Math.max(announcedEnd, end);
  }

  /// Whether others may be given this request.
  boolean isAnnounced(RequestId id) {
    return !id.origin().equals(origin) || id.number() < announcedEnd;
  }

  boolean hasRoom(int sizeBytes) {
    Limits limits = group.limits();
    boolean bytesFit =
        outstanding == 0 || outstandingBytes + sizeBytes <= limits.outstandingBytes();
    return unassigned < limits.unassignedRequests()
        && outstanding < limits.outstandingRequests()
        && bytesFit;
  }

  boolean isProper(Batch batch) {
    return !batch.commands().isEmpty() && batch.sizeBytes() <= group.limits().requestBytes();
  }

  /// Names the next request and counts it as under way.
  RequestId number(Batch batch) {
    count(batch);
    return new RequestId(origin, nextNumber++);
  }

  private void count(Batch batch) {
    unassigned++;
    outstanding++;
    outstandingBytes += batch.sizeBytes();
  }

  /// A number was assigned to this request.
  void assigned(RequestId id) {
    if (id.sender() == group.self()) {
      unassigned--;
    }
  }

  /// All members hold this entry.
  void heldByAll(JournalRecord.Entry entry) {
    if (entry.request().sender() == group.self()) {
      outstanding--;
      outstandingBytes -= entry.batch().sizeBytes();
    }
  }
}
