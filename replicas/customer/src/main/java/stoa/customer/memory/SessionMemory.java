package stoa.customer.memory;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stoa.customer.row.CartLineRow;
import stoa.customer.row.SavedCartLineRow;
import stoa.customer.row.SessionRow;
import stoa.customer.rule.CustomerWorkingSet;
import stoa.replica.apply.Commits;
import stoa.replica.apply.RecentRows;
import stoa.replica.apply.RecentRows.Look;

/// The sessions that commands named lately, with their carts and the saved carts of their accounts.
///
/// It learns from commits only. That is soon enough: a session in use has its use recorded every
/// [SessionRow#USE_STEP_MILLIS].
@Singleton
public final class SessionMemory {
  /// Sessions, and so many carts and lines of carts together, and of saved carts: some ten
  /// megabytes each.
  static final long MOST_ROWS = 50_000;

  private final Commits commits = new Commits();
  private final RecentRows<Long, SessionRow> sessions =
      new RecentRows<>(commits, MOST_ROWS, session -> 0);
  private final RecentRows<Long, List<CartLineRow>> carts =
      new RecentRows<>(commits, MOST_ROWS, List::size);
  private final RecentRows<Long, List<SavedCartLineRow>> savedCarts =
      new RecentRows<>(commits, MOST_ROWS, List::size);

  /// A session that runs, and its cart.
  ///
  /// @param savedCart that of the session's account
  public record SessionCart(
      SessionRow session, List<CartLineRow> cart, List<SavedCartLineRow> savedCart) {}

  /// What is remembered; by session.
  public Look<Long, SessionRow> sessions(Collection<Long> sessionIds) {
    return sessions.look(sessionIds);
  }

  /// What is remembered; by session.
  public Look<Long, List<CartLineRow>> carts(Collection<Long> sessionIds) {
    return carts.look(sessionIds);
  }

  /// What is remembered; by account.
  public Look<Long, List<SavedCartLineRow>> savedCarts(Collection<Long> accountIds) {
    return savedCarts.look(accountIds);
  }

  /// A session that runs, with its cart, all at one position; empty when not all of it is
  /// remembered.
  public Optional<SessionCart> cart(long sessionId) {
    var found = new ArrayList<SessionCart>();
    commits.locked(() ->
        sessions(List.of(sessionId))
            .values()
            .forEach(session -> withCart(session).ifPresent(found::add)));
    return found.stream().findFirst();
  }

  private Optional<SessionCart> withCart(SessionRow session) {
    var cart = carts(List.of(session.sessionId()));
    var saved = savedCarts(List.of(session.accountId()));
    return cart.isComplete() && saved.isComplete()
        ? Optional.of(new SessionCart(session, lines(cart), lines(saved)))
        : Optional.empty();
  }

  private static <R> List<R> lines(Look<Long, List<R>> look) {
    return look.values().stream().flatMap(List::stream).toList();
  }

  /// Takes what a batch has left.
  public void remember(CustomerWorkingSet set) {
    commits.tell(() -> {
      set.sessions().forEach(sessions::put);
      set.cartLines().forEachOwner((owner, lines) -> carts.put(owner, Optional.of(lines)));
      set.savedCartLines()
          .forEachOwner((owner, lines) -> savedCarts.put(owner, Optional.of(lines)));
    });
  }

  /// Forgets everything.
  public void forget() {
    commits.tell(() -> {
      sessions.clear();
      carts.clear();
      savedCarts.clear();
    });
  }
}
