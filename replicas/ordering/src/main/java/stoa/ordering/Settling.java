package stoa.ordering;

import java.util.Arrays;

/// Rule 10: a member that comes back is not taken into a view before it has spoken steadily for a
/// moment. Its process is cold then, and each of its turns would make the others wait until they
/// suspect it again.
///
/// Whoever is in no view itself has nothing to protect and lists everybody at once: a group that
/// starts, or whose members all crashed, waits for nobody.
final class Settling {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Timing timing;
  private final Patience patience;
  private final Epochs epochs;
  private final Peers peers;
  private final Origin self;
  private final long[] steadySinceMillis;

  Settling(GroupConfiguration group, Patience patience, Epochs epochs, Peers peers, Origin self) {
    this.timing = group.timing();
    this.patience = patience;
    this.epochs = epochs;
    this.peers = peers;
    this.self = self;
    this.steadySinceMillis = new long[group.members()];
    Arrays.fill(steadySinceMillis, NEVER);
  }

  /// Before [Peers#hear]: a new life, or one after a silence, begins anew.
  void hear(Metadata metadata, long nowMillis) {
    int member = metadata.sender();
    boolean sameLife = peers.origin(member).incarnation() == metadata.incarnation();
    long pause = peers.silentMillis(member, nowMillis);
    if (!sameLife || pause > patience.steadyMillis(nowMillis)) {
      steadySinceMillis[member] = nowMillis;
    }
  }

  /// Whether a view should do without the member for now. By its life: one that restarts while the
  /// view still lists its last life is as cold.
  boolean mustWait(int member, long nowMillis) {
    return epochs.lists(self)
        && !epochs.lists(peers.origin(member))
        && nowMillis - steadySinceMillis[member] < timing.settleMillis();
  }
}
