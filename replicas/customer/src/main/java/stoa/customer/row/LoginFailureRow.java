package stoa.customer.row;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;

/// A login with a wrong password.
@MappedEntity("login_failure")
public record LoginFailureRow(@EmbeddedId LoginFailureKey key, long failedAtMillis)
    implements CustomerRow {
  /// So many within [#WINDOW_MILLIS] shut the account's login.
  public static final int LIMIT = 5;

  /// How long a failure counts.
  public static final long WINDOW_MILLIS = 60 * 1000L;

  /// Whether the failure still counts at a time.
  public boolean countsAt(long nowMillis) {
    return nowMillis - failedAtMillis < WINDOW_MILLIS;
  }

  /// When the failure stops counting.
  public long forgottenAtMillis() {
    return failedAtMillis + WINDOW_MILLIS;
  }
}
