package stoa.customer.rule;

import java.util.Optional;
import java.util.function.BiFunction;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.Role;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Checks the session of every command that names one, and counts the command as its use.
///
/// An overdue session is ended here, because a session ends by a command only; the refusal is not
/// kept, and a repeat finds the session gone.
final class SessionCheck {
  private SessionCheck() {}

  /// Goes on with the session as used now, or refuses. What goes on must put the session itself
  /// only when it changes it further.
  static Decision<CustomerRow> active(
      CustomerWorkingSet rows,
      long sessionId,
      CommandContext context,
      BiFunction<SessionRow, Changes, Decision<CustomerRow>> then) {
    Optional<SessionRow> found = rows.sessions().find(sessionId);
    if (found.isEmpty()) {
      return new Changes().notKeptRefusal(Code.CODE_SESSION_ENDED);
    }
    SessionRow session = found.get();
    if (session.overdueAt(context.groupTimeMillis())) {
      var changes = new Changes();
      SessionEnd.end(rows, session, changes);
      return changes.notKeptRefusal(Code.CODE_SESSION_ENDED);
    }
    SessionRow used = session.usedAt(context.groupTimeMillis());
    return then.apply(used, new Changes().put(used));
  }

  /// Like [#active], for a session that has a cart. A seller's session is none.
  static Decision<CustomerRow> activeBuyer(
      CustomerWorkingSet rows,
      long sessionId,
      CommandContext context,
      BiFunction<SessionRow, Changes, Decision<CustomerRow>> then) {
    return active(
        rows,
        sessionId,
        context,
        (session, changes) ->
            session.role() == Role.ROLE_BUYER_VALUE
                ? then.apply(session, changes)
                : changes.notKeptRefusal(Code.CODE_SESSION_ENDED));
  }

  /// Like [#activeBuyer], for a change to the cart: refused while an order holds it.
  static Decision<CustomerRow> freeCart(
      CustomerWorkingSet rows,
      long sessionId,
      CommandContext context,
      BiFunction<SessionRow, Changes, Decision<CustomerRow>> then) {
    return activeBuyer(
        rows,
        sessionId,
        context,
        (session, changes) ->
            session.taken()
                ? changes.notKeptRefusal(Code.CODE_CHECKOUT_IN_PROGRESS)
                : then.apply(session, changes));
  }
}
