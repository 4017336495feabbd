package stoa.customer.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stoa.customer.row.CustomerRow;
import stoa.customer.row.LoginFailureKey;
import stoa.customer.row.LoginFailureRow;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.LoginFailureRecorded;
import stoa.proto.customer.v1.RecordLoginFailure;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// Counts a wrong password. Within a minute five are counted; the sixth is told that it is too
/// many, and is not counted.
public final class RecordLoginFailureRule implements Rule<RecordLoginFailure> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, RecordLoginFailure operation, CommandContext context) {
    long accountId = operation.getAccountId();
    if (rows.accounts().find(accountId).isEmpty()) {
      return new Changes().keptRefusal(Code.CODE_ACCOUNT_NOT_FOUND);
    }
    List<LoginFailureRow> failures = rows.loginFailures().of(accountId);
    int wait = LoginShutter.retryAfterSeconds(failures, context.groupTimeMillis());
    if (wait > 0) {
      return new Changes().kept(recorded(true, wait));
    }
    List<LoginFailureRow> counting = LoginShutter.counting(failures, context.groupTimeMillis());
    var forgotten = failures.stream().filter(failure -> !counting.contains(failure)).toList();
    var key = new LoginFailureKey(accountId, freeSlot(counting));
    return new Changes()
        .remove(forgotten.stream().filter(failure -> !failure.key().equals(key)).toList())
        .put(new LoginFailureRow(key, context.groupTimeMillis()))
        .kept(recorded(false, 0));
  }

  private static int freeSlot(List<LoginFailureRow> counting) {
    Set<Integer> used =
        counting.stream().map(failure -> failure.key().slot()).collect(Collectors.toSet());
    return IntStream.range(0, LoginFailureRow.LIMIT)
        .filter(slot -> !used.contains(slot))
        .findFirst()
        .orElseThrow();
  }

  private static CustomerResult.Builder recorded(boolean tooMany, int retryAfterSeconds) {
    return CustomerResult.newBuilder()
        .setLoginFailureRecorded(
            LoginFailureRecorded.newBuilder()
                .setTooMany(tooMany)
                .setRetryAfterSeconds(retryAfterSeconds));
  }
}
