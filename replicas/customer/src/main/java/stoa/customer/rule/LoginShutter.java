package stoa.customer.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import stoa.customer.row.LoginFailureRow;

/// Shuts an account's login while [LoginFailureRow#LIMIT] failures lie within
/// [LoginFailureRow#WINDOW_MILLIS]. Tries while it is shut are not counted, so that nobody can keep
/// an owner out for longer than a minute at a time by trying on.
public final class LoginShutter {
  private LoginShutter() {}

  /// Failures that count at a time, oldest first.
  static List<LoginFailureRow> counting(Collection<LoginFailureRow> failures, long nowMillis) {
    return failures.stream()
        .filter(failure -> failure.countsAt(nowMillis))
        .sorted(
            Comparator.comparingLong(LoginFailureRow::failedAtMillis)
                .thenComparingInt(failure -> failure.key().slot()))
        .toList();
  }

  /// Seconds until the next try is of use, rounded up; 0 while the login is open.
  public static int retryAfterSeconds(Collection<LoginFailureRow> failures, long nowMillis) {
    List<LoginFailureRow> counting = counting(failures, nowMillis);
    if (counting.size() < LoginFailureRow.LIMIT) {
      return 0;
    }
    long waitMillis = counting.getFirst().forgottenAtMillis() - nowMillis;
    return (int) Math.ceilDiv(waitMillis, 1000L);
  }
}
