package stoa.customer.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A session that has not ended. Ending removes the row: ids are never given out again, so an
/// unknown session and an ended one are the same.
///
/// @param role number of the contract's `Role`
/// @param lastUseMillis the end of the 15 s step in which it was last used
/// @param takenByOrderId the order that holds the session's cart; empty when none does
@MappedEntity("session")
public record SessionRow(
    @Id long sessionId, long accountId, int role, long lastUseMillis, String takenByOrderId)
    implements CustomerRow {
  /// A session ends when it has not been used for this long.
  public static final long LIFE_MILLIS = 5 * 60 * 1000L;

  /// Uses are recorded in steps, rounded up: a write for every read would cost more than the read.
  public static final long USE_STEP_MILLIS = 15 * 1000L;

  /// A session that starts, with a free cart.
  public static SessionRow started(long sessionId, long accountId, int role, long nowMillis) {
    return new SessionRow(sessionId, accountId, role, stepEnd(nowMillis), "");
  }

  /// This session after a use. The same as before within one step.
  public SessionRow usedAt(long nowMillis) {
    long last = Math.max(lastUseMillis, stepEnd(nowMillis));
    return new SessionRow(sessionId, accountId, role, last, takenByOrderId);
  }

  /// This session with its cart held by an order.
  public SessionRow takenBy(String orderId) {
    return new SessionRow(sessionId, accountId, role, lastUseMillis, orderId);
  }

  /// This session with its cart free again.
  public SessionRow freed() {
    return takenBy("");
  }

  /// Whether an order holds the cart.
  public boolean taken() {
    return !takenByOrderId.isEmpty();
  }

  /// When the session ends unless it is used.
  public long expiresAtMillis() {
    return lastUseMillis + LIFE_MILLIS;
  }

  /// Whether the session is to be ended at a time.
  public boolean overdueAt(long nowMillis) {
    return nowMillis >= expiresAtMillis();
  }

  /// Whether a use at a time would be recorded anew.
  public boolean useDueAt(long nowMillis) {
    return stepEnd(nowMillis) > lastUseMillis;
  }

  private static long stepEnd(long millis) {
    return Math.ceilDiv(millis, USE_STEP_MILLIS) * USE_STEP_MILLIS;
  }
}
