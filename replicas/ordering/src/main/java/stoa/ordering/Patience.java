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

  /// The longest silence of a member that takes part. One that rests speaks at the first tick after
  /// its pause, so as much later as ticks are rarer.
  long silenceMillis(int member, long nowMillis) {
    long slower = rest.othersHeartbeatMillis(nowMillis) - timing.idleHeartbeatMillis();
    return timing.silenceMillis()
        + slower
        + othersSlowerTickMillis(nowMillis)
        + lateness.get(member).allowanceMillis(nowMillis);
  }

  /// Who has not spoken for longer may be dead, and its answer is not waited for in a view change.
  long speaksMillis(int member, long nowMillis) {
    return Math.max(
        silenceMillis(member, nowMillis) / 2, rest.othersHeartbeatMillis(nowMillis) * 5 / 4);
  }

  /// So late is usual: ticks come when they may, at both ends.
  long usualMillis(long nowMillis) {
    return rest.othersHeartbeatMillis(nowMillis)
        + timing.stallMillis()
        + othersSlowerTickMillis(nowMillis);
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
