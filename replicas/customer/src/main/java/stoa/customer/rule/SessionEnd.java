package stoa.customer.rule;

import stoa.customer.row.SessionRow;

/// Ends sessions: the row goes, and with it what of the cart was not saved. A checkout record
/// outlives the session whose cart was taken.
final class SessionEnd {
  /// How many sessions that nobody came back to are ended by each new one, so that the table holds
  /// no more of them than were ever in use at once, or nearly.
  static final int SWEPT_BY_EACH_NEW_SESSION = 2;

  private SessionEnd() {}

  /// Ends one session.
  static void end(CustomerWorkingSet rows, SessionRow session, Changes changes) {
    changes.remove(rows.cartLines().of(session.sessionId())).remove(session);
  }

  /// Ends those that are overdue for longest.
  static void sweep(CustomerWorkingSet rows, long nowMillis, Changes changes) {
    rows.longestOverdue(nowMillis, SWEPT_BY_EACH_NEW_SESSION)
        .forEach(session -> end(rows, session, changes));
  }
}
