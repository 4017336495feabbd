package stoa.cli.bench;

import java.time.Duration;
import java.util.UUID;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;

/// One seller or buyer of the load: an account, a session, and visits to the market.
abstract class Client {
  /// How often a purchase is sent at most until its order is final.
  static final int PURCHASE_TRIES = 3;

  /// A session that was not used for so long may have ended; the system's limit is five minutes.
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(4);

  private final ApiClient api;
  private final Accounts accounts;
  private final Accounts.Role role;
  private final String username;
  private final String password = UUID.randomUUID().toString();
  private String token = "";
  private long id;
  private long usedNanos;
  private int guests;

  /// @param name unique within the market
  Client(ApiClient api, Market market, Accounts.Role role, String name) {
    this.api = api;
    this.role = role;
    this.accounts = new Accounts(api, role);
    this.username = "bench-" + market.mark() + "-" + name;
  }

  /// One visit: some calls, as a person would make them.
  abstract void visit(Timed timed);

  /// What must be there before the first visit.
  abstract void settle();

  /// Makes the account.
  ///
  /// @throws stoa.cli.api.ApiProblem when it is refused
  /// @throws stoa.cli.api.ApiUnavailable when nobody answers
  final void join() {
    id = accounts.create(username, username, password);
  }

  /// Makes an account that nobody uses, ends the session and begins another.
  final void comeAgain(Timed timed) {
    String guest = username + "-" + guests++;
    timed.run(
        isSeller() ? Operation.SELLER_CREATE_ACCOUNT : Operation.BUYER_CREATE_ACCOUNT,
        () -> accounts.create(guest, guest, password));
    timed.run(
        isSeller() ? Operation.SELLER_LOGOUT : Operation.BUYER_LOGOUT,
        () -> accounts.logout(token));
    timed.run(isSeller() ? Operation.SELLER_LOGIN : Operation.BUYER_LOGIN, this::login);
  }

  /// Begins a session.
  ///
  /// @throws stoa.cli.api.ApiProblem when it is refused
  /// @throws stoa.cli.api.ApiUnavailable when nobody answers
  final void login() {
    token = accounts.login(username, password).path("token").asText();
    usedNanos = System.nanoTime();
  }

  /// Begins a session where there is none, or where it may have ended: no more often, because
  /// password hashes are slow on purpose.
  final void ensureSession() {
    if (token.isEmpty() || System.nanoTime() - usedNanos > LONGEST_IDLE.toNanos()) {
      login();
    }
  }

  /// Comes once.
  final void shop(Timed timed) {
    visit(timed);
    usedNanos = System.nanoTime();
  }

  private boolean isSeller() {
    return role == Accounts.Role.SELLER;
  }

  final ApiClient api() {
    return api;
  }

  final String token() {
    return token;
  }

  final long id() {
    return id;
  }
}
