package stoa.customer.rule;

import java.util.Optional;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.EndSession;
import stoa.proto.customer.v1.EndSession.Reason;
import stoa.proto.customer.v1.SessionEnded;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Logout, or the end of a session that somebody found overdue; whether it is, the group's time
/// says. Whichever command ends a session gets its answer again when it is repeated.
public final class EndSessionRule implements Rule<EndSession> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, EndSession operation, CommandContext context) {
    Optional<SessionRow> found = rows.sessions().find(operation.getSessionId());
    if (found.isEmpty()) {
      return new Changes().notKeptRefusal(Code.CODE_SESSION_ENDED);
    }
    SessionRow session = found.get();
    boolean overdue = session.overdueAt(context.groupTimeMillis());
    boolean expiry = operation.getReason() == Reason.REASON_EXPIRED;
    if (expiry && !overdue) {
      return new Changes().notKeptRefusal(Code.CODE_SESSION_NOT_OVERDUE);
    }
    var changes = new Changes();
    SessionEnd.end(rows, session, changes);
    if (overdue && !expiry) {
      return changes.notKeptRefusal(Code.CODE_SESSION_ENDED);
    }
    return changes.kept(
        CustomerResult.newBuilder().setSessionEnded(SessionEnded.getDefaultInstance()));
  }
}
