package stoa.ordering;

import java.util.Arrays;

/// What the members, this one included, are known to hold.
final class Peers {
  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final long RECENT_MILLIS = 1000;

  private final GroupConfiguration group;
  private final long[] heldEnd;
  private final long[] lastHeardMillis;

  Peers(GroupConfiguration group) {
    this.group = group;
    this.heldEnd = new long[group.members()];
    this.lastHeardMillis = new long[group.members()];
    Arrays.fill(lastHeardMillis, NEVER);
  }

  void hear(Metadata metadata, Epochs epochs, long nowMillis) {
    lastHeardMillis[metadata.sender()] = nowMillis;
    if (epochs.counts(metadata)) {
      raiseHeld(metadata.sender(), metadata.heldEnd());
    }
  }

  void holdOwn(long end) {
    raiseHeld(group.self(), end);
  }

  long ownHeldEnd() {
    return heldEnd[group.self()];
  }

  long heldEnd(int member) {
    return heldEnd[member];
  }

  /// The largest end up to which at least a majority of the configured members holds.
  long majorityHeldEnd() {
    long[] ascending = heldEnd.clone();
    Arrays.sort(ascending);
    return ascending[group.members() - group.majority()];
  }

  /// The end up to which every configured member holds.
  long slowestHeldEnd() {
    long slowest = Long.MAX_VALUE;
    for (long end : heldEnd) {
      slowest = Math.min(slowest, end);
    }
    return slowest;
  }

  int heardRecently(long nowMillis) {
    int count = 0;
    for (long heard : lastHeardMillis) {
      if (nowMillis - heard <= RECENT_MILLIS) {
        count++;
      }
    }
    return count;
  }

  /// Holding never ends: a delayed message of an earlier time or life cannot lower it.
  private void raiseHeld(int member, long end) {
    heldEnd[member] = Math.max(heldEnd[member], end);
  }
}
