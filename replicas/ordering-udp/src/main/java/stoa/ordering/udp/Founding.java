package stoa.ordering.udp;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Metadata;
import stoa.ordering.Timing;

/// Rule 8, bootstrap: whether a member with nothing on its disk, which an operator has told that
/// its group is new, gets a vote.
///
/// The operator may be wrong: the order may be a stale one, and the disk a lost one. So such a
/// member begins its life without a vote, as one does whose disk was lost, and listens:
///
/// ```
///            ┌── somebody shows that the group exists ──▶ it stays without a vote and joins
/// listening ─┤
///            └── a majority, itself included, speaks and nobody shows that ──▶ the next life,
///                once all speak, or after a moment                            with a vote
/// ```
///
/// What shows that the group exists is a promise, a view, or numbers beyond those it begins with,
/// in anybody's metadata; a directory or a vote alone do not. A group that was restored begins
/// behind the number of its backup, at every member; who begins elsewhere does not count.
///
/// **Why no lost vote is given anew.** Suppose this member has lost a disk on which its vote was
/// used: it had promised, or held in a view. Then whoever asked for the promise had made it durable
/// before it asked, and of a view a majority has the promise on disk. All of them show it for ever,
/// and any one of them that is heard is enough. But it takes a majority that speaks and shows
/// nothing. So a vote is given anew only if *every* member that took part with this one is out of
/// its reach for the whole time, while half of the others are within it and have never taken part
/// in anything. Nobody can tell those from the members of a new group. It cannot happen once all
/// members have been in a view.
///
/// **Why a new group comes up.** A vote is durable before it counts, and nobody makes a promise
/// before a majority with votes asks for a view. So as long as nothing shows that the group exists,
/// everybody that was told to bootstrap still gets its vote as soon as a majority speaks; and when
/// something shows it, a majority has votes on disk already, can form a view, and takes those that
/// came too late into it. Members that fall on either side of that moment need not agree.
///
/// **Crashes.** That a member listens is on its disk ([stoa.ordering.udp.journal.DataDirectory]),
/// so a restart listens again, with or without the operator's order. The mark goes, durably, before
/// anything of the existing group is taken in, and after the vote was forced. A vote is written
/// only into a journal without anything but incarnations, and only beside an application that has
/// applied nothing.
///
/// Used by the loop's thread.
final class Founding {
  /// Who has missed so many heartbeats in turn does not count: it may have taken part since. Nobody
  /// rests who knows of no group.
  private static final int HEARTBEATS_MISSED = 10;

  private static final long NEVER = Long.MIN_VALUE;
  private static final Logger log = LoggerFactory.getLogger(Founding.class);

  private final GroupConfiguration group;
  private final long start;
  private final Runnable exists;
  private final Consumer<LifeEnd> lifeEnd;
  private final long heardMillis;
  private final long patienceMillis;
  private final Map<Integer, Long> heardAtMillis = new HashMap<>();
  private long nowMillis;
  private long majoritySinceMillis = NEVER;
  private boolean over;

  /// @param start the first number of the group's log: 0, but for a restored one
  /// @param listening false for a member for which this is decided
  /// @param exists forgets durably that this member was told to bootstrap
  Founding(
      GroupConfiguration group,
      long start,
      boolean listening,
      Runnable exists,
      Consumer<LifeEnd> lifeEnd) {
    this.group = group;
    this.start = start;
    this.over = !listening;
    this.exists = exists;
    this.lifeEnd = lifeEnd;
    this.heardMillis = heardMillis(group.timing());
    this.patienceMillis = patienceMillis(group.timing());
  }

  static long heardMillis(Timing timing) {
    return HEARTBEATS_MISSED * timing.idleHeartbeatMillis();
  }

  /// How long a majority waits for the others: the more members have votes from the start, the
  /// better, and the surer that nobody knows of an existing group. That may rest; each of its
  /// members speaks twice in this time.
  static long patienceMillis(Timing timing) {
    return Math.max(2 * heardMillis(timing), 2 * timing.restingPauseMillis());
  }

  /// Whether this is still to be decided.
  boolean isListening() {
    return !over;
  }

  /// Before the message with this metadata is taken in.
  void hear(Metadata metadata) {
    if (over || !isOther(metadata.sender())) {
      return;
    }
    if (showsAGroup(metadata)) {
      over = true;
      log.warn(
          "STOA_BOOTSTRAP=true, but the group exists: {}. This member joins it, without a vote"
              + " until a view lists it",
          metadata);
      exists.run();
    } else if (metadata.deliveredEnd() == start) {
      heardAtMillis.put(metadata.sender(), nowMillis);
    }
  }

  void tick(long nowMillis) {
    this.nowMillis = nowMillis;
    if (over) {
      return;
    }
    heardAtMillis.values().removeIf(at -> nowMillis - at > heardMillis);
    if (heardAtMillis.size() + 1 < group.majority()) {
      majoritySinceMillis = NEVER;
      return;
    }
    if (majoritySinceMillis == NEVER) {
      majoritySinceMillis = nowMillis;
    }
    boolean all = heardAtMillis.size() + 1 == group.members();
    if (all || nowMillis - majoritySinceMillis >= patienceMillis) {
      over = true;
      log.info(
          "members {} speak, and nobody knows of a group: this is a new one",
          heardAtMillis.keySet());
      lifeEnd.accept(new LifeEnd.Founded());
    }
  }

  private boolean isOther(int member) {
    return member >= 0 && member < group.members() && member != group.self();
  }

  private boolean showsAGroup(Metadata metadata) {
    return metadata.promise() > 0
        || metadata.logEpoch() > 0
        || metadata.heldEnd() > start
        || metadata.deliveredEnd() > start
        || metadata.seenEnd() > start;
  }
}
