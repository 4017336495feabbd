package stoa.ordering;

/// Rule 4: delivers numbers in order, each once, when this member holds them and a majority of the
/// configured members has announced to hold them in exactly this member's log epoch; and when the
/// host keeps up. A member that has promised a later epoch delivers nothing until it has a view.
final class Delivery {
  private final GroupConfiguration group;
  private final Rules rules;
  private final Epochs epochs;
  private final SequenceLog log;
  private final ForceBeforeAnnounce journal;
  private final Peers peers;
  private final Outbox outbox;
  private long deliveredEnd;
  private long commandsEnd;
  private long appliedEnd;

  Delivery(
      GroupConfiguration group,
      Rules rules,
      Epochs epochs,
      SequenceLog log,
      ForceBeforeAnnounce journal,
      Peers peers,
      Outbox outbox,
      long appliedEnd) {
    this.group = group;
    this.rules = rules;
    this.epochs = epochs;
    this.log = log;
    this.journal = journal;
    this.peers = peers;
    this.outbox = outbox;
    this.deliveredEnd = appliedEnd;
    this.commandsEnd = appliedEnd;
    this.appliedEnd = appliedEnd;
  }

  long deliveredEnd() {
    return deliveredEnd;
  }

  /// The end of what has been delivered with commands: a reader that has applied so far has applied
  /// everything below [#deliveredEnd()], for the rest is void.
  long commandsEnd() {
    return commandsEnd;
  }

  /// All numbers below are applied; voids need not be reported.
  long appliedEnd() {
    return appliedEnd >= commandsEnd ? deliveredEnd : appliedEnd;
  }

  void applied(long end) {
    if (end > deliveredEnd) {
      throw new BrokenInvariant("applied below " + end + ", delivered below " + deliveredEnd);
    }
    appliedEnd = Math.max(appliedEnd, end);
  }

  void advance() {
    if (!rules.mayDeliver(epochs.promise(), epochs.logEpoch())) {
      return;
    }
    long hostLimit = appliedEnd() + group.limits().unappliedNumbers();
    long held = Math.min(journal.heldEnd(), peers.majorityHeldEnd());
    long end = Math.min(held, hostLimit);
    for (; deliveredEnd < end; deliveredEnd++) {
      deliver(deliveredEnd);
    }
  }

  private void deliver(long number) {
    switch (log.entry(number)) {
      case JournalRecord.Entry entry -> {
        commandsEnd = number + 1;
        outbox.add(
            new Effect.Deliver(number, entry.epoch(), entry.request(), entry.batch().commands()));
      }
      case JournalRecord.VoidEntry gap -> outbox.add(new Effect.Skip(number, gap.epoch()));
      case null -> throw new BrokenInvariant("number " + number + " is held but not here");
    }
  }
}
