package stoa.ordering;

import java.util.ArrayList;
import java.util.List;

/// Makes the metadata: what this member knows and may tell. Held is only what is forced, and the
/// log epoch is that of the view record on disk.
final class OwnKnowledge {
  private final GroupConfiguration group;
  private final Rules rules;
  private final Epochs epochs;
  private final SequenceLog log;
  private final RequestStore requests;
  private final Origin self;
  private final ForceBeforeAnnounce journal;
  private final Standing standing;
  private final Delivery delivery;

  OwnKnowledge(
      GroupConfiguration group,
      Rules rules,
      Epochs epochs,
      SequenceLog log,
      RequestStore requests,
      Origin self,
      ForceBeforeAnnounce journal,
      Standing standing,
      Delivery delivery) {
    this.group = group;
    this.rules = rules;
    this.epochs = epochs;
    this.log = log;
    this.requests = requests;
    this.self = self;
    this.journal = journal;
    this.standing = standing;
    this.delivery = delivery;
  }

  GroupConfiguration group() {
    return group;
  }

  Metadata metadata() {
    return new Metadata(
        group.self(),
        self.incarnation(),
        standing.votes(),
        rules.announcedPromise(epochs.promise(), epochs.logEpoch()),
        rules.announcedEpoch(epochs.promise(), epochs.logEpoch()),
        journal.heldEnd(),
        delivery.deliveredEnd(),
        log.seenEnd(),
        epochs.settled() ? requestsSeen() : List.of());
  }

  /// This member's own first, because nobody else may know of them.
  private List<RequestEnd> requestsSeen() {
    List<RequestEnd> ends = new ArrayList<>();
    for (int i = 0; i < group.members(); i++) {
      int member = (group.self() + i) % group.members();
      for (RequestStream stream : requests.streams(member)) {
        boolean assignable = epochs.lists(stream.origin());
        if (assignable && stream.seenEnd() > requests.assigned().end(stream.origin())) {
          ends.add(new RequestEnd(stream.origin(), stream.seenEnd()));
        }
      }
    }
    int limit = group.limits().requestEndsPerMessage();
    return ends.size() <= limit ? ends : ends.subList(0, limit);
  }
}
