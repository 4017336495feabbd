package stoa.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import stoa.cli.CommandFailure;
import stoa.cli.api.Accounts;
import stoa.cli.api.ApiClient;

/// One seller or buyer of the load: an account, a session, and visits to the market.
abstract class Client {
  private final ApiClient api;
  private final Accounts accounts;
  private final Accounts.Role role;
  private final String username;
  private final String password = UUID.randomUUID().toString();
  private String token = "";
  private long id;

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
  final void join(Timed timed) {
    Operation operation =
        role == Accounts.Role.SELLER
            ? Operation.SELLER_CREATE_ACCOUNT
            : Operation.BUYER_CREATE_ACCOUNT;
    timed.run(operation, () -> id = accounts.create(username, username, password));
    if (id == 0) {
      throw new CommandFailure("no account could be made for " + username);
    }
  }

  /// Begins a session.
  final void login(Timed timed) {
    boolean seller = role == Accounts.Role.SELLER;
    Optional<JsonNode> session =
        timed.call(
            seller ? Operation.SELLER_LOGIN : Operation.BUYER_LOGIN,
            () -> accounts.login(username, password));
    session.ifPresent(begun -> token = begun.path("token").asText());
  }

  /// Ends the session.
  final void logout(Timed timed) {
    boolean seller = role == Accounts.Role.SELLER;
    timed.run(
        seller ? Operation.SELLER_LOGOUT : Operation.BUYER_LOGOUT, () -> accounts.logout(token));
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
