package stoa.customer.read;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.customer.memory.SessionMemory;
import stoa.customer.memory.SessionMemory.SessionCart;
import stoa.customer.row.SessionRow;
import stoa.customer.rule.Carts;
import stoa.customer.table.CustomerTables;
import stoa.proto.customer.v1.GetCartResponse;
import stoa.proto.customer.v1.SessionStatus;
import stoa.replica.apply.RecentRows.Look;
import stoa.replica.service.ReadPlan;
import stoa.replica.service.ReadPlan.Ask;
import stoa.replica.service.ReadPlan.Remembered;

/// Sessions and their carts.
@Singleton
public final class SessionReads {
  private final CustomerTables tables;
  private final SessionMemory memory;
  private final GroupClock clock;

  SessionReads(CustomerTables tables, SessionMemory memory, GroupClock clock) {
    this.tables = tables;
    this.memory = memory;
    this.clock = clock;
  }

  /// Whether a session goes on, and what is due for it.
  public ReadPlan<SessionStatus> check(long sessionId) {
    Look<Long, SessionRow> look = memory.sessions(List.of(sessionId));
    return look.isComplete()
        ? new Remembered<>(status(look.values().stream().findFirst()))
        : new Ask<>(() -> status(tables.sessions().findBySessionId(sessionId)));
  }

  /// A session with its cart; an ended one has an empty cart.
  public ReadPlan<GetCartResponse> cart(long sessionId) {
    return memory
        .cart(sessionId)
        .<ReadPlan<GetCartResponse>>map(found -> new Remembered<>(cart(found)))
        .orElseGet(() -> new Ask<>(() -> storedCart(sessionId)));
  }

  private GetCartResponse storedCart(long sessionId) {
    return tables
        .sessions()
        .findBySessionId(sessionId)
        .map(this::stored)
        .map(this::cart)
        .orElseGet(this::noCart);
  }

  private GetCartResponse noCart() {
    return GetCartResponse.newBuilder().setSession(ended()).build();
  }

  private SessionCart stored(SessionRow session) {
    return new SessionCart(
        session,
        tables.cartLines().findByKeySessionIdIn(List.of(session.sessionId())),
        tables.savedCartLines().findByKeyAccountIdIn(List.of(session.accountId())));
  }

  private GetCartResponse cart(SessionCart found) {
    return GetCartResponse.newBuilder()
        .setSession(status(found.session()))
        .setCart(Carts.cart(found.cart(), found.savedCart(), List.of()))
        .setTakenByOrderId(found.session().takenByOrderId())
        .build();
  }

  private SessionStatus status(Optional<SessionRow> session) {
    return session.map(this::status).orElseGet(this::ended);
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
