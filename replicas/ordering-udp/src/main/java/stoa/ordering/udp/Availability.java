package stoa.ordering.udp;

import stoa.ordering.Member;
import stoa.ordering.Timing;

/// Whether this member can get commands ordered, and what becomes of those that wait when it
/// cannot: they wait for a view change, but not for ever, since other members may take them.
///
/// Time in which this member itself stood still does not count: what the others have said meanwhile
/// is still to be read.
final class Availability {
  /// A member that could not get anything ordered for so long refuses commands.
  static final long UNAVAILABLE_AFTER_MILLIS = 1500;

  /// Commands that wait for a number here are given up after so long without turns in a view that
  /// does not list this member: it is not taken back sooner, and others have turns.
  static final long LEFT_OUT_MILLIS = 500;

  private final Member member;
  private final Callers callers;
  private final long mostBetweenTicksMillis;
  private long lastTickMillis;
  private long withoutMillis;
  private volatile boolean orders;

  Availability(Member member, Callers callers, Timing timing, long nowMillis) {
    this.member = member;
    this.callers = callers;
    this.mostBetweenTicksMillis = timing.restingTickMillis() + timing.stallMillis();
    this.lastTickMillis = nowMillis;
  }

  /// Whether this member can get commands ordered, or lacks that only since a moment. From any
  /// thread.
  boolean orders() {
    return orders;
  }

  void tick(long nowMillis) {
    long sinceLastMillis = Math.min(nowMillis - lastTickMillis, mostBetweenTicksMillis);
    lastTickMillis = nowMillis;
    if (member.canOrder()) {
      withoutMillis = 0;
      orders = true;
      callers.takeCommandsAgain();
      return;
    }
    withoutMillis += sinceLastMillis;
    if (withoutMillis > (member.isLeftOut() ? LEFT_OUT_MILLIS : UNAVAILABLE_AFTER_MILLIS)) {
      callers.giveUpUnnumbered();
    }
    if (withoutMillis > UNAVAILABLE_AFTER_MILLIS) {
      orders = false;
      callers.refuseCommands("this member has no turns, or hears no majority");
    }
  }
}
