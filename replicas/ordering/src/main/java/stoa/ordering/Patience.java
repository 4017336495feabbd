package stoa.ordering;

import java.util.ArrayList;
import java.util.List;

/// How long this member waits for each other before it thinks that something is wrong: the times of
/// [Timing], longer by what that member has lately been late by.
final class Patience {
  private final Timing timing;
  private final Rest rest;
  private final List<Lateness> lateness = new ArrayList<>();

  Patience(GroupConfiguration group, Rest rest) {
    this.timing = group.timing();
    this.rest = rest;
    for (int member = 0; member < group.members(); member++) {
      lateness.add(new Lateness(timing.latenessMaximumMillis()));
    }
  }

  /// The member has come, so much later than usual. Who was away for longer than the maximum was
  /// not late but gone, and teaches nothing.
  void observe(int member, long lateMillis, long nowMillis) {
    if (lateMillis > 0 && lateMillis <= timing.latenessMaximumMillis()) {
      lateness.get(member).observe(lateMillis, nowMillis);
    }
  }

  /// The longest silence of a member that takes part: two pauses between heartbeats, so that one of
  /// them may be lost. One that rests may speak at the first tick after its pause only, so as much
  /// later as ticks are rarer.
  long silenceMillis(int member, long nowMillis) {
    long slower = rest.othersHeartbeatMillis(nowMillis) - timing.idleHeartbeatMillis();
    return timing.silenceMillis()
        + 2 * slower
        + othersSlowerTickMillis(nowMillis)
        + lateness.get(member).allowanceMillis(nowMillis);
  }

  /// A silence that another member may call too long. Half of what this one bears, because the
  /// first to suspect is a little ahead of the others, but longer than a pause between two
  /// heartbeats: everybody is silent for so long now and then.
  long supportMillis(int member, long nowMillis) {
    return Math.max(silenceMillis(member, nowMillis) / 2, pauseMillis(nowMillis));
  }

  /// Who has not spoken for longer may be dead, and its answer is not waited for in a view change.
  long speaksMillis(int member, long nowMillis) {
    long heartbeatMillis = rest.othersHeartbeatMillis(nowMillis);
    return Math.max(
        silenceMillis(member, nowMillis) / 2, pauseMillis(nowMillis) + heartbeatMillis / 4);
  }

  /// Who has spoken within this time counts as present. Longer than the time after which a member
  /// is suspected: who is suspected by nobody must not look like one that is away.
  long presenceMillis(int member, long nowMillis) {
    return silenceMillis(member, nowMillis) + 3 * timing.silenceMillis();
  }

  /// Whose pauses are shorter speaks steadily.
  long steadyMillis(long nowMillis) {
    return 2 * pauseMillis(nowMillis);
  }

  /// So late is usual: ticks come when they may, at both ends. At rest a single lost datagram makes
  /// a whole pause of difference and says nothing of how late its sender is.
  long usualMillis(long nowMillis) {
    long lost = rest.othersRest(nowMillis) ? timing.restingHeartbeatMillis() : 0;
    return pauseMillis(nowMillis) + timing.stallMillis() + lost;
  }

  private long pauseMillis(long nowMillis) {
    return rest.othersHeartbeatMillis(nowMillis) + othersSlowerTickMillis(nowMillis);
  }

  /// This member lacks something that only the others can give, or has got it.
  void need(boolean something) {
    rest.need(something);
  }

  /// The longest gap until the next tick that is no standstill of this member.
  long tickGapMillis(long nowMillis) {
    return timing.stallMillis() + (rest.isOn(nowMillis) ? slowerTickMillis() : 0);
  }

  private long othersSlowerTickMillis(long nowMillis) {
    return rest.othersRest(nowMillis) ? slowerTickMillis() : 0;
  }

  private long slowerTickMillis() {
    return timing.restingTickMillis() - timing.tickMillis();
  }

  /// The longest time that a member lets its turn wait.
  long overdueMillis(int member, long nowMillis) {
    return timing.overdueMillis() + lateness.get(member).allowanceMillis(nowMillis);
  }

  /// The longest time from a promise to its view: as many steps as several members take together,
  /// so the slowest of late counts.
  long viewTimeoutMillis(long nowMillis) {
    return timing.viewTimeoutMillis() + allowances(nowMillis)[lateness.size() - 1];
  }

  /// How long a candidate waits for the answers of those who speak once it has a majority: well
  /// below the time after which the others give up, who may not have seen the same one late: so as
  /// far as most members are.
  long answerWaitMillis(long nowMillis) {
    long[] allowances = allowances(nowMillis);
    long wanted = timing.answerWaitMillis() + allowances[lateness.size() - 1] / 2;
    return Math.min(wanted, (timing.viewTimeoutMillis() + allowances[lateness.size() / 2]) / 2);
  }

  /// A turn that takes longer was late: measured by the others, since on a busy machine all are.
  long lateTurnMillis(long nowMillis) {
    return timing.overdueMillis() / 2 + allowances(nowMillis)[lateness.size() / 2];
  }

  private long[] allowances(long nowMillis) {
    return lateness.stream().mapToLong(each -> each.allowanceMillis(nowMillis)).sorted().toArray();
  }
}
