package stoa.ordering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The requests that were sent to this member and are kept, by origin. What it fetches from a log
/// instead is in the log only.
final class RequestStore {
  private final GroupConfiguration group;
  private final SequenceLog log;
  private final long streamLimit;
  private final List<TreeMap<Long, RequestStream>> streamsByMember = new ArrayList<>();

  RequestStore(GroupConfiguration group, SequenceLog log) {
    this.group = group;
    this.log = log;
    // Twice what a sender may have under way, as members learn at different times what the slowest
    // holds.
    this.streamLimit = 2L * group.limits().outstandingRequests();
    for (int member = 0; member < group.members(); member++) {
      streamsByMember.add(new TreeMap<>());
    }
  }

  AssignedEnds assigned() {
    return log.assigned();
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
    long assigned = assigned().end(id.origin());
    if (known != null || id.number() >= assigned) {
      stream(id.origin(), assigned).put(id.number(), batch);
    }
  }

  /// Somebody has requests of this origin below `end`.
  void noteSeen(RequestEnd seen) {
    long assigned = assigned().end(seen.origin());
    if (seen.end() > assigned) {
      stream(seen.origin(), assigned).noteSeen(seen.end());
    }
  }

  /// The request's number was cut from the log: it waits for another one.
  void takeBack(RequestId id, Batch batch) {
    stream(id.origin(), id.number()).takeBack(id.number(), batch);
  }

  /// Nobody will ask for this request any more.
  void forget(RequestId id) {
    TreeMap<Long, RequestStream> streams = streamsByMember.get(id.sender());
    RequestStream stream = streams.get(id.origin().incarnation());
    if (stream != null) {
      stream.dropBelow(id.number() + 1);
      if (stream.isEmpty() && streams.lastKey() > id.origin().incarnation()) {
        streams.remove(id.origin().incarnation());
      }
    }
  }

  /// A new view: what the lives that it does not list have left unassigned is assigned by nobody
  /// (rule 6), unless a later view lists that life again; then its sender repeats it.
  void keepOnly(Epochs epochs, Origin self) {
    for (TreeMap<Long, RequestStream> streams : streamsByMember) {
      for (RequestStream stream : streams.values()) {
        if (!epochs.lists(stream.origin()) && !stream.origin().equals(self)) {
          stream.dropFrom(assigned().end(stream.origin()));
        }
      }
      streams.values().removeIf(stream -> stream.isEmpty() && !epochs.lists(stream.origin()));
    }
  }

  /// Requests that are known to exist, may be assigned, and have no number here.
  long unassigned(Epochs epochs) {
    long count = 0;
    for (int member = 0; member < group.members(); member++) {
      for (RequestStream stream : streams(member)) {
        if (epochs.lists(stream.origin())) {
          count += Math.max(0, stream.seenEnd() - assigned().end(stream.origin()));
        }
      }
    }
    return count;
  }

  private RequestStream stream(Origin origin, long first) {
    return streamsByMember
        .get(origin.member())
        .computeIfAbsent(
            origin.incarnation(), life -> new RequestStream(origin, first, streamLimit));
  }
}
