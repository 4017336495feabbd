package stoa.ordering;

import java.util.ArrayList;
import java.util.List;

/// Makes the metadata: what this member knows and may tell. What is not forced yet and must not be
/// announced ([RestartSafety]) stays out.
final class OwnKnowledge {
  private final GroupConfiguration group;
  private final Epochs epochs;
  private final SequenceLog log;
  private final RequestStore requests;
  private final OwnRequests own;
  private final Peers peers;
  private final Delivery delivery;

  OwnKnowledge(
      GroupConfiguration group,
      Epochs epochs,
      SequenceLog log,
      RequestStore requests,
      OwnRequests own,
      Peers peers,
      Delivery delivery) {
    this.group = group;
    this.epochs = epochs;
    this.log = log;
    this.requests = requests;
    this.own = own;
    this.peers = peers;
    this.delivery = delivery;
  }

  Metadata metadata() {
    return new Metadata(
        group.self(),
        own.origin().incarnation(),
        epochs.promise(),
        epochs.logEpoch(),
        peers.ownHeldEnd(),
        delivery.deliveredEnd(),
        log.seenEnd(),
        requestsSeen());
  }

  /// This member's own first, because nobody else may know of them.
  private List<RequestEnd> requestsSeen() {
    List<RequestEnd> ends = new ArrayList<>();
    for (int i = 0; i < group.members(); i++) {
      int member = (group.self() + i) % group.members();
      requests.streams(member).forEach(stream -> addUnassigned(stream, ends));
    }
    int limit = group.limits().requestEndsPerMessage();
    return ends.size() <= limit ? ends : ends.subList(0, limit);
  }

  private void addUnassigned(RequestStream stream, List<RequestEnd> ends) {
    boolean presentLife = stream.origin().equals(own.origin());
    long end = presentLife ? own.announcedEnd() : stream.seenEnd();
    if (end > requests.assigned().end(stream.origin())) {
      ends.add(new RequestEnd(stream.origin(), end));
    }
  }
}
