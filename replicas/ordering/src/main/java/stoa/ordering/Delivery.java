package stoa.ordering;

/// Delivers numbers in order, each once, when [MajorityDelivery] allows and the host keeps up.
final class Delivery {
  private final GroupConfiguration group;
  private final MajorityDelivery rule;
  private final SequenceLog log;
  private final Peers peers;
  private final Outbox outbox;
  private long deliveredEnd;
  private long appliedEnd;

  Delivery(
      GroupConfiguration group,
      MajorityDelivery rule,
      SequenceLog log,
      Peers peers,
      Outbox outbox,
      long appliedEnd) {
    this.group = group;
    this.rule = rule;
    this.log = log;
    this.peers = peers;
    this.outbox = outbox;
    this.deliveredEnd = appliedEnd;
    this.appliedEnd = appliedEnd;
  }

  long deliveredEnd() {
    return deliveredEnd;
  }

  void applied(long end) {
    if (end > deliveredEnd) {
      throw new BrokenInvariant("applied below " + end + ", delivered below " + deliveredEnd);
    }
    appliedEnd = Math.max(appliedEnd, end);
  }

  void advance() {
    long hostLimit = appliedEnd + group.limits().unappliedNumbers();
    long end = Math.min(rule.deliverableEnd(peers), hostLimit);
    for (; deliveredEnd < end; deliveredEnd++) {
      JournalRecord.Entry entry = log.entry(deliveredEnd);
      if (entry == null) {
        throw new BrokenInvariant("number " + deliveredEnd + " is held but not here");
      }
      outbox.add(new Effect.Deliver(deliveredEnd, entry.request(), entry.batch().commands()));
    }
  }
}
