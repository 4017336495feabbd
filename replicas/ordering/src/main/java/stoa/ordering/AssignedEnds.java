package stoa.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// How far each origin's requests have been assigned. A function of the log and of nothing else, so
/// that all members judge alike whether a request is new.
///
/// Remembers the last [Limits#incarnationsPerMember()] lives of each member; a request of a life
/// older than all of them counts as assigned.
final class AssignedEnds {
  private final int livesPerMember;
  private final List<TreeMap<Long, Long>> endByLife = new ArrayList<>();

  AssignedEnds(GroupConfiguration group, List<RequestEnd> ends) {
    this.livesPerMember = group.limits().incarnationsPerMember();
    for (int member = 0; member < group.members(); member++) {
      endByLife.add(new TreeMap<>());
    }
    ends.forEach(this::raise);
  }

  /// The first local number of `origin` that is not assigned.
  long end(Origin origin) {
    TreeMap<Long, Long> ends = endByLife.get(origin.member());
    Long end = ends.get(origin.incarnation());
    if (end != null) {
      return end;
    }
    boolean forgotten = ends.size() >= livesPerMember && origin.incarnation() < ends.firstKey();
    return forgotten ? Long.MAX_VALUE : 0;
  }

  /// The request has got a number.
  void advance(RequestId request) {
    raise(new RequestEnd(request.origin(), request.number() + 1));
  }

  void raise(RequestEnd end) {
    TreeMap<Long, Long> ends = endByLife.get(end.origin().member());
    ends.merge(end.origin().incarnation(), end.end(), Math::max);
    if (ends.size() > livesPerMember) {
      ends.pollFirstEntry();
    }
  }

  List<RequestEnd> toList() {
    List<RequestEnd> all = new ArrayList<>();
    for (int member = 0; member < endByLife.size(); member++) {
      int sender = member;
      endByLife
          .get(member)
          .forEach((life, end) -> all.add(new RequestEnd(new Origin(sender, life), end)));
    }
    return all;
  }
}
