package stoa.ordering;

import java.util.Arrays;

/// What is known of the members, this one included, from what they last said.
///
/// Messages of a life older than the latest known one of a member are not looked at: whatever they
/// say, its present life says again.
final class Peers {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final GroupConfiguration group;
  private final Rules rules;
  private final long[] incarnation;
  private final long[] lastHeardMillis;
  private final long[] promise;
  private final long[] logEpoch;
  private final long[] heldEnd;
  private final long[] deliveredEnd;
  private final boolean[] heard;
  private final boolean[] votes;

  /// Announced in exactly this member's log epoch (rule 4).
  private final long[] announcedEnd;

  Peers(GroupConfiguration group, Rules rules) {
    this.group = group;
    this.rules = rules;
    incarnation = new long[group.members()];
    lastHeardMillis = new long[group.members()];
    promise = new long[group.members()];
    logEpoch = new long[group.members()];
    heldEnd = new long[group.members()];
    deliveredEnd = new long[group.members()];
    heard = new boolean[group.members()];
    announcedEnd = new long[group.members()];
    votes = new boolean[group.members()];
    Arrays.fill(lastHeardMillis, NEVER);
  }

  /// Whether this is not said by an earlier life.
  boolean isPresentLife(Metadata metadata) {
    return metadata.incarnation() >= incarnation[metadata.sender()];
  }

  void hear(Metadata metadata, Epochs epochs, long nowMillis) {
    int sender = metadata.sender();
    if (metadata.incarnation() > incarnation[sender]) {
      beginLife(sender, metadata.incarnation());
    }
    lastHeardMillis[sender] = nowMillis;
    heard[sender] = true;
    votes[sender] = metadata.votes();
    deliveredEnd[sender] = Math.max(deliveredEnd[sender], metadata.deliveredEnd());
    promise[sender] = Math.max(promise[sender], metadata.promise());
    if (metadata.logEpoch() >= logEpoch[sender]) {
      boolean newer = metadata.logEpoch() > logEpoch[sender];
      logEpoch[sender] = metadata.logEpoch();
      heldEnd[sender] = newer ? metadata.heldEnd() : Math.max(heldEnd[sender], metadata.heldEnd());
    }
    if (epochs.counts(metadata)) {
      announcedEnd[sender] = Math.max(announcedEnd[sender], metadata.heldEnd());
    }
  }

  /// A view shows this life of a member.
  void noteLife(Origin origin) {
    if (origin.incarnation() > incarnation[origin.member()]) {
      beginLife(origin.member(), origin.incarnation());
    }
  }

  private void beginLife(int member, long life) {
    incarnation[member] = life;
    promise[member] = 0;
    logEpoch[member] = 0;
    heldEnd[member] = 0;
    deliveredEnd[member] = 0;
    votes[member] = false;
    heard[member] = false;
  }

  /// This member holds so far in its log epoch, and may say so.
  void announceOwn(long end) {
    announcedEnd[group.self()] = Math.max(announcedEnd[group.self()], end);
  }

  /// Announcements of other epochs never count.
  void forgetAnnouncements() {
    Arrays.fill(announcedEnd, 0);
  }

  long announcedEnd(int member) {
    return announcedEnd[member];
  }

  /// The largest end up to which a majority of the configured members has announced to hold.
  long majorityHeldEnd() {
    long[] ascending = announcedEnd.clone();
    Arrays.sort(ascending);
    return ascending[group.members() - rules.majority(group)];
  }

  /// The end up to which every member that takes turns holds, and this one, which holds up to
  /// `ownHeldEnd`.
  long slowestHeldEnd(Epochs epochs, long ownHeldEnd) {
    long slowest = ownHeldEnd;
    for (int member = 0; member < group.members(); member++) {
      if (member != group.self() && epochs.listsMember(member)) {
        slowest = Math.min(slowest, announcedEnd[member]);
      }
    }
    return slowest;
  }

  /// What a member last said that it holds, in whatever epoch.
  long heldEnd(int member) {
    return heldEnd[member];
  }

  /// How far the member has delivered in its present life, as far as is known.
  long deliveredEnd(int member) {
    return deliveredEnd[member];
  }

  /// Whether the member has said anything since this life began.
  boolean wasHeard(int member) {
    return heard[member];
  }

  long logEpoch(int member) {
    return logEpoch[member];
  }

  long promise(int member) {
    return promise[member];
  }

  boolean votes(int member) {
    return votes[member];
  }

  Origin origin(int member) {
    return new Origin(member, incarnation[member]);
  }

  /// How long ago the member was heard of; very long if never.
  long silentMillis(int member, long nowMillis) {
    return nowMillis - lastHeardMillis[member];
  }

  /// Time begins: nobody has been silent yet.
  void startAt(long nowMillis) {
    for (int member = 0; member < lastHeardMillis.length; member++) {
      lastHeardMillis[member] = Math.max(lastHeardMillis[member], nowMillis);
    }
  }

  /// This member itself stood still so long; nobody else's silence.
  void forgive(long millis) {
    for (int member = 0; member < lastHeardMillis.length; member++) {
      lastHeardMillis[member] += millis;
    }
  }

  /// The highest epoch that anybody is known to have promised.
  long highestPromise() {
    return Arrays.stream(promise).max().orElse(0);
  }
}
