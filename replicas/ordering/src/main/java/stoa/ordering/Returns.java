package stoa.ordering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Rule 10, and the growing delay of rule 7: when a member that was left out may be taken back, and
/// who makes every fifth number late.
///
/// A member that was left out for the first time in a while may return as soon as it has caught up.
/// One that comes and goes, or was left out because it is slow, waits, twice as long each time.
final class Returns {
  /// So many overdue turns within [#STRIKE_MILLIS] make a member slow. A punctual turn makes up for
  /// an overdue one: who is late now and then on a busy machine is not slow.
  private static final int STRIKES = 5;

  private static final long STRIKE_MILLIS = 10_000;

  /// What is known of one member.
  private static final class Past {
    private final ArrayDeque<Long> strikes = new ArrayDeque<>();
    private long leftOutAtMillis = Long.MIN_VALUE / 2;
    private long delayMillis;
    private boolean out;
  }

  private final GroupConfiguration group;
  private final List<Past> records = new ArrayList<>();

  Returns(GroupConfiguration group) {
    this.group = group;
    for (int member = 0; member < group.members(); member++) {
      records.add(new Past());
    }
  }

  /// The member's turn came late, but came.
  void overdue(int member, long nowMillis) {
    ArrayDeque<Long> strikes = records.get(member).strikes;
    strikes.addLast(nowMillis);
    if (strikes.size() > STRIKES) {
      strikes.removeFirst();
    }
  }

  /// The member's turn came in time.
  void punctual(int member) {
    records.get(member).strikes.pollFirst();
  }

  /// Whether the member is alive, but makes the others wait again and again, while a majority does
  /// not. When most are late, the machines are busy, and a view with fewer members would be no
  /// faster.
  boolean isSlow(int member, long nowMillis) {
    return strikes(member, nowMillis) == STRIKES && mostArePunctual(nowMillis);
  }

  private boolean mostArePunctual(long nowMillis) {
    int punctual = 0;
    for (int member = 0; member < records.size(); member++) {
      punctual += strikes(member, nowMillis) <= STRIKES / 2 ? 1 : 0;
    }
    return punctual >= group.majority();
  }

  private int strikes(int member, long nowMillis) {
    int recent = 0;
    for (long atMillis : records.get(member).strikes) {
      recent += nowMillis - atMillis < STRIKE_MILLIS ? 1 : 0;
    }
    return recent;
  }

  /// Whether a view should do without the member for now.
  boolean mustWait(int member, long nowMillis) {
    Past record = records.get(member);
    return isSlow(member, nowMillis)
        || (record.out && nowMillis - record.leftOutAtMillis < record.delayMillis);
  }

  void viewAdopted(Epochs epochs, long nowMillis) {
    for (int member = 0; member < records.size(); member++) {
      Past record = records.get(member);
      boolean out = !epochs.listsMember(member);
      if (out && !record.out) {
        leftOut(record, isSlow(member, nowMillis), nowMillis);
      }
      record.out = out;
    }
  }

  private void leftOut(Past record, boolean slow, long nowMillis) {
    Timing timing = group.timing();
    boolean again = nowMillis - record.leftOutAtMillis < timing.returnMaximumMillis();
    if (!again) {
      record.delayMillis = slow ? timing.returnMillis() : 0;
    } else {
      record.delayMillis =
          Math.clamp(2 * record.delayMillis, timing.returnMillis(), timing.returnMaximumMillis());
    }
    record.leftOutAtMillis = nowMillis;
    record.strikes.clear();
  }
}
