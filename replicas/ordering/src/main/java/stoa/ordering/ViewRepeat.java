package stoa.ordering;

import java.util.Arrays;

/// Rule 5: whoever has adopted a view repeats it to everybody who speaks in an earlier one, until
/// all know it.
final class ViewRepeat {
  private final GroupConfiguration group;
  private final Epochs epochs;
  private final OwnKnowledge knowledge;
  private final Outbox outbox;
  private final long[] sentAtMillis;

  ViewRepeat(GroupConfiguration group, Epochs epochs, OwnKnowledge knowledge, Outbox outbox) {
    this.group = group;
    this.epochs = epochs;
    this.knowledge = knowledge;
    this.outbox = outbox;
    this.sentAtMillis = new long[group.members()];
    Arrays.fill(sentAtMillis, Long.MIN_VALUE / 2);
  }

  void hear(Metadata metadata, long nowMillis) {
    int sender = metadata.sender();
    boolean lacksIt =
        metadata.logEpoch() < epochs.logEpoch() && metadata.promise() <= epochs.logEpoch();
    if (lacksIt) {
      tell(sender, nowMillis);
    }
  }

  /// Sends the view, but not too often.
  void tell(int sender, long nowMillis) {
    boolean due = nowMillis - sentAtMillis[sender] >= group.timing().viewRepeatMillis();
    if (due && epochs.settled() && epochs.logEpoch() > 0) {
      sentAtMillis[sender] = nowMillis;
      outbox.send(sender, new Message.StartView(knowledge.metadata(), epochs.view(), group.self()));
    }
  }
}
