package stoa.ordering;

import java.util.Optional;

/// The three conditions under which a number may be assigned, and the choice among the requests
/// that meet them.
///
/// Conditions 1 and 2 (every Sequence and every Request below the number is here) hold by
/// construction: the number in question is always [SequenceLog#receivedEnd()].
class AssignmentConditions {
  /// Condition 3: every earlier request of the same origin has been assigned, and this one not.
  boolean allows(RequestId id, AssignedEnds assigned) {
    return id.number() == assigned.end(id.origin());
  }

  /// A request to assign now: one of the owner's own first, which saves a hop; then the other
  /// members in turn from `startAt`.
  Optional<RequestId> choose(
      GroupConfiguration group, Epochs epochs, RequestStore requests, int startAt) {
    Optional<RequestId> choice = chooseFrom(group.self(), epochs, requests);
    for (int i = 0; i < group.members() && choice.isEmpty(); i++) {
      choice = chooseFrom((startAt + i) % group.members(), epochs, requests);
    }
    return choice;
  }

  /// Rule 3: only requests of lives that the view lists are assigned.
  private Optional<RequestId> chooseFrom(int member, Epochs epochs, RequestStore requests) {
    for (RequestStream stream : requests.streams(member)) {
      if (epochs.lists(stream.origin())) {
        Optional<RequestId> id = candidate(stream, requests.assigned());
        if (id.isPresent()) {
          return id;
        }
      }
    }
    return Optional.empty();
  }

  /// The only request of an origin that condition 3 allows, if it is here.
  Optional<RequestId> candidate(RequestStream stream, AssignedEnds assigned) {
    long next = assigned.end(stream.origin());
    return stream.get(next) == null
        ? Optional.empty()
        : Optional.of(new RequestId(stream.origin(), next));
  }
}
