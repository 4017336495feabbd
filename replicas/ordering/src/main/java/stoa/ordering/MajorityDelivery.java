package stoa.ordering;

/// What may be delivered: numbers that this member holds itself and that a majority of the
/// configured members, itself included, has announced to hold in this log epoch (rule 4).
class MajorityDelivery {
  /// All numbers below the result may be delivered.
  long deliverableEnd(Peers peers) {
    return Math.min(peers.ownHeldEnd(), peers.majorityHeldEnd());
  }
}
