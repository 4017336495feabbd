package stoa.customer.rule;

import stoa.customer.row.CustomerRow;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.SessionTouched;
import stoa.proto.customer.v1.TouchSession;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// A use of a session, and nothing else.
public final class TouchSessionRule implements Rule<TouchSession> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, TouchSession operation, CommandContext context) {
    return SessionCheck.active(
        rows,
        operation.getSessionId(),
        context,
        (session, changes) ->
            changes.kept(
                CustomerResult.newBuilder()
                    .setSessionTouched(
                        SessionTouched.newBuilder()
                            .setExpiresAtMillis(session.expiresAtMillis()))));
  }
}
