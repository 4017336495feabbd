package stoa.customer.rule;

import java.util.List;
import java.util.Optional;
import stoa.customer.row.AccountRow;
import stoa.customer.row.CartLineRow;
import stoa.customer.row.CounterRow;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.LoginFailureRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.SessionStarted;
import stoa.proto.customer.v1.StartSession;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// A login with the right password: refused while wrong ones shut the account's login, otherwise it
/// makes them forgotten and loads the saved cart.
public final class StartSessionRule implements Rule<StartSession> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, StartSession operation, CommandContext context) {
    Optional<AccountRow> account =
        rows.accounts()
            .find(operation.getAccountId())
            .filter(row -> row.role() == operation.getRole().getNumber());
    if (account.isEmpty()) {
      return new Changes().keptRefusal(Code.CODE_ACCOUNT_NOT_FOUND);
    }
    List<LoginFailureRow> failures = rows.loginFailures().of(operation.getAccountId());
    int wait = LoginShutter.retryAfterSeconds(failures, context.groupTimeMillis());
    if (wait > 0) {
      return new Changes()
          .notKeptRefusal(
              CustomerRefusal.newBuilder()
                  .setCode(Code.CODE_TOO_MANY_ATTEMPTS)
                  .setRetryAfterSeconds(wait));
    }
    var changes = new Changes().remove(failures);
    SessionEnd.sweep(rows, context.groupTimeMillis(), changes);
    return start(rows, account.get(), context, changes);
  }

  private static Decision<CustomerRow> start(
      CustomerWorkingSet rows, AccountRow account, CommandContext context, Changes changes) {
    CounterRow counter = rows.counter(CounterRow.SESSION);
    long sessionId = counter.nextValue();
    SessionRow session =
        SessionRow.started(
            sessionId, account.accountId(), account.role(), context.groupTimeMillis());
    List<CartLineRow> cart =
        rows.savedCartLines().of(account.accountId()).stream()
            .map(line -> CartLineRow.of(sessionId, line))
            .toList();
    return changes
        .put(counter.advanced())
        .put(session)
        .put(cart)
        .kept(
            CustomerResult.newBuilder()
                .setSessionStarted(
                    SessionStarted.newBuilder()
                        .setSessionId(sessionId)
                        .setExpiresAtMillis(session.expiresAtMillis())));
  }
}
