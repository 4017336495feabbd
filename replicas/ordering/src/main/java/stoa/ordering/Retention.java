package stoa.ordering;

/// Lets go of entries that nobody needs from memory: every member holds them and they are delivered
/// here. (A member's journal serves its own restart; see [JournalCut].)
final class Retention {
  private final SequenceLog log;
  private final RequestStore requests;
  private final OwnRequests own;
  private final Peers peers;
  private final Delivery delivery;
  private final JournalCut cut;

  Retention(
      SequenceLog log,
      RequestStore requests,
      OwnRequests own,
      Peers peers,
      Delivery delivery,
      JournalCut cut) {
    this.log = log;
    this.requests = requests;
    this.own = own;
    this.peers = peers;
    this.delivery = delivery;
    this.cut = cut;
  }

  void advance() {
    long end = Math.min(peers.slowestHeldEnd(), delivery.deliveredEnd());
    while (log.first() < end) {
      JournalRecord.Entry entry = log.dropFirst();
      requests.forget(entry.request());
      own.heldByAll(entry);
      cut.passed(entry);
    }
  }
}
