package stoa.customer.read;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.customer.row.SessionRow;
import stoa.customer.rule.Carts;
import stoa.customer.table.CustomerTables;
import stoa.proto.customer.v1.GetCartResponse;
import stoa.proto.customer.v1.SessionStatus;

/// Sessions and their carts. Each method runs within a transaction of its caller.
@Singleton
public final class SessionReads {
  private final CustomerTables tables;
  private final GroupClock clock;

  SessionReads(CustomerTables tables, GroupClock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /// Whether a session goes on, and what is due for it.
  public SessionStatus check(long sessionId) {
    return tables.sessions().findBySessionId(sessionId).map(this::status).orElseGet(this::ended);
  }

  /// A session with its cart; an ended one has an empty cart.
  public GetCartResponse cart(long sessionId) {
    Optional<SessionRow> session = tables.sessions().findBySessionId(sessionId);
    return session
        .map(this::cart)
        .orElseGet(() -> GetCartResponse.newBuilder().setSession(ended()).build());
  }

  private GetCartResponse cart(SessionRow session) {
    var lines = tables.cartLines().findByKeySessionIdIn(List.of(session.sessionId()));
    var saved = tables.savedCartLines().findByKeyAccountIdIn(List.of(session.accountId()));
    return GetCartResponse.newBuilder()
        .setSession(status(session))
        .setCart(Carts.cart(lines, saved, List.of()))
        .setTakenByOrderId(session.takenByOrderId())
        .build();
  }

  private SessionStatus status(SessionRow session) {
    long now = clock.nowMillis();
    return SessionStatus.newBuilder()
        .setActive(true)
        .setRoleValue(session.role())
        .setAccountId(session.accountId())
        .setOverdue(session.overdueAt(now))
        .setTouchDue(session.useDueAt(now))
        .setExpiresAtMillis(session.expiresAtMillis())
        .setGroupTimeMillis(clock.groupTimeMillis())
        .build();
  }

  private SessionStatus ended() {
    return SessionStatus.newBuilder().setGroupTimeMillis(clock.groupTimeMillis()).build();
  }
}
