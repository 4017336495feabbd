package stoa.ordering;

import java.util.ArrayDeque;

/// Moves the journal's base: below it, every member holds everything and this one has applied it
/// durably. What else the dropped part contained is appended again.
final class JournalCut {
  /// Possible bases that wait for the application to become durable; when there are more, the last
  /// one is replaced, so the journal is cut later and further.
  private static final int CANDIDATES = 64;

  private final GroupConfiguration group;
  private final Epochs epochs;
  private final RequestStore requests;
  private final OwnRequests own;
  private final Outbox outbox;
  private final AssignedEnds assignedBelow;
  private final ArrayDeque<JournalRecord.Base> candidates = new ArrayDeque<>();

  JournalCut(
      GroupConfiguration group,
      Epochs epochs,
      RequestStore requests,
      OwnRequests own,
      Outbox outbox,
      RecoveredState recovered) {
    this.group = group;
    this.epochs = epochs;
    this.requests = requests;
    this.own = own;
    this.outbox = outbox;
    this.assignedBelow = new AssignedEnds(group, recovered.assigned());
  }

  /// Every member holds this entry, and all below it were passed before.
  void passed(JournalRecord.Entry entry) {
    assignedBelow.advance(entry.request());
    long end = entry.number() + 1;
    if (end % group.limits().numbersPerCut() == 0) {
      if (candidates.size() == CANDIDATES) {
        candidates.removeLast();
      }
      candidates.addLast(new JournalRecord.Base(end, assignedBelow.toList()));
    }
  }

  /// Cuts at the last candidate that the application has passed durably.
  void appliedDurably(long end) {
    JournalRecord.Base base = null;
    while (!candidates.isEmpty() && candidates.getFirst().start() <= end) {
      base = candidates.removeFirst();
    }
    if (base != null) {
      outbox.append(base);
      appendAgain();
    }
  }

  private void appendAgain() {
    outbox.append(new JournalRecord.Incarnation(own.origin().incarnation()));
    if (epochs.promise() > 0) {
      outbox.append(new JournalRecord.Promise(epochs.promise()));
      outbox.append(new JournalRecord.View(epochs.view()));
    }
    requests.streams(group.self()).forEach(this::appendUnassigned);
  }

  private void appendUnassigned(RequestStream stream) {
    for (long n = requests.assigned().end(stream.origin()); n < stream.seenEnd(); n++) {
      Batch batch = stream.get(n);
      if (batch != null) {
        outbox.append(new JournalRecord.OwnRequest(new RequestId(stream.origin(), n), batch));
      }
    }
  }
}
