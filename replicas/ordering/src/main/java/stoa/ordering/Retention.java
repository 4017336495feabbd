package stoa.ordering;

/// Lets go of entries that nobody needs from memory: every member that takes turns holds them, and
/// they are applied here. Others get them from the journal; see [JournalCut].
final class Retention {
  private final Epochs epochs;
  private final SequenceLog log;
  private final RequestStore requests;
  private final OwnRequests own;
  private final ForceBeforeAnnounce journal;
  private final Peers peers;
  private final Delivery delivery;
  private final JournalCut cut;

  Retention(
      Epochs epochs,
      SequenceLog log,
      RequestStore requests,
      OwnRequests own,
      ForceBeforeAnnounce journal,
      Peers peers,
      Delivery delivery,
      JournalCut cut) {
    this.epochs = epochs;
    this.log = log;
    this.requests = requests;
    this.own = own;
    this.journal = journal;
    this.peers = peers;
    this.delivery = delivery;
    this.cut = cut;
  }

  void advance() {
    if (!epochs.settled()) {
      return;
    }
    long end = Math.min(peers.slowestHeldEnd(epochs, journal.heldEnd()), delivery.appliedEnd());
    while (log.first() < end) {
      if (log.dropFirst() instanceof JournalRecord.Entry entry) {
        requests.forget(entry.request());
        own.passed(entry);
      }
      cut.passed(log.first());
    }
  }
}
