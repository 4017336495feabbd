package stoa.ordering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All requests that are kept, by origin, and how far each origin's are assigned.
final class RequestStore {
  private final GroupConfiguration group;
  private final long streamLimit;
  private final AssignedEnds assigned;
  private final List<TreeMap<Long, RequestStream>> streamsByMember = new ArrayList<>();

  RequestStore(GroupConfiguration group, RecoveredState recovered) {
    this.group = group;
    // Twice what a sender may have under way, as members learn at different times what the slowest
    // holds; and what was recovered comes on top.
    this.streamLimit =
        2L * group.limits().outstandingRequests()
            + recovered.entries().size()
            + recovered.ownRequests().size();
    this.assigned = new AssignedEnds(group, recovered.assigned());
    for (int member = 0; member < group.members(); member++) {
      streamsByMember.add(new TreeMap<>());
    }
    for (JournalRecord.Entry entry : recovered.entries()) {
      put(entry.request(), entry.batch());
      markAssigned(entry.request());
    }
    recovered.ownRequests().forEach(own -> put(own.id(), own.batch()));
  }

  AssignedEnds assigned() {
    return assigned;
  }

  /// A member's streams, the oldest life first.
  Collection<RequestStream> streams(int member) {
    return streamsByMember.get(member).values();
  }

  @Nullable Batch get(RequestId id) {
    RequestStream stream = streamsByMember.get(id.sender()).get(id.origin().incarnation());
    return stream == null ? null : stream.get(id.number());
  }

  /// Keeps a request. What is assigned and forgotten already stays forgotten.
  void put(RequestId id, Batch batch) {
    Batch known = get(id);
    if (known != null || id.number() >= assigned.end(id.origin())) {
      stream(id.origin()).put(id.number(), batch);
    }
  }

  /// Somebody has requests of this origin below `end`.
  void noteSeen(RequestEnd seen) {
    if (seen.end() > assigned.end(seen.origin())) {
      stream(seen.origin()).noteSeen(seen.end());
    }
  }

  void markAssigned(RequestId id) {
    assigned.advance(id);
  }

  /// Nobody will ask for this request any more.
  void forget(RequestId id) {
    TreeMap<Long, RequestStream> streams = streamsByMember.get(id.sender());
    RequestStream stream = stream(id.origin());
    stream.dropBelow(id.number() + 1);
    if (stream.isEmpty() && streams.lastKey() > id.origin().incarnation()) {
      streams.remove(id.origin().incarnation());
    }
  }

  /// Requests that are known to exist and have no number here, of all origins.
  long unassigned() {
    long count = 0;
    for (int member = 0; member < group.members(); member++) {
      for (RequestStream stream : streams(member)) {
        count += Math.max(0, stream.seenEnd() - assigned.end(stream.origin()));
      }
    }
    return count;
  }

  private RequestStream stream(Origin origin) {
    return streamsByMember
        .get(origin.member())
        .computeIfAbsent(
            origin.incarnation(),
            life -> new RequestStream(origin, assigned.end(origin), streamLimit));
  }
}
