package stoa.ordering.udp;

import stoa.ordering.Member;

/// Whether this member can get commands ordered, and what becomes of those that wait when it
/// cannot: they wait for a view change, but not for ever, since other members may take them.
final class Availability {
  /// A member that could not get anything ordered for so long refuses commands.
  static final long UNAVAILABLE_AFTER_MILLIS = 1500;

  /// Commands that wait for a number here are given up after so long without turns in a view that
  /// does not list this member: it is not taken back sooner, and others have turns.
  static final long LEFT_OUT_MILLIS = 500;

  private final Member member;
  private final Callers callers;
  private long couldOrderAtMillis = TickSchedule.nowMillis();
  private volatile boolean orders;

  Availability(Member member, Callers callers) {
    this.member = member;
    this.callers = callers;
  }

  /// Whether this member can get commands ordered, or lacks that only since a moment. From any
  /// thread.
  boolean orders() {
    return orders;
  }

  void tick(long nowMillis) {
    if (member.canOrder()) {
      couldOrderAtMillis = nowMillis;
      orders = true;
      callers.takeCommandsAgain();
      return;
    }
    long without = nowMillis - couldOrderAtMillis;
    if (without > (member.isLeftOut() ? LEFT_OUT_MILLIS : UNAVAILABLE_AFTER_MILLIS)) {
      callers.giveUpUnnumbered();
    }
    if (without > UNAVAILABLE_AFTER_MILLIS) {
      orders = false;
      callers.refuseCommands("this member has no turns, or hears no majority");
    }
  }
}
