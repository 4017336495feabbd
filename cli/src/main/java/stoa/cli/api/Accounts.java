package stoa.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import stoa.cli.Json;

/// Accounts and sessions, the same for both roles.
public final class Accounts {
  /// Who somebody is in the market.
  public enum Role {
    BUYER,
    SELLER;

    /// As it stands in paths: `buyer`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The field with an account's id: `buyerId`.
    public String idField() {
      return word() + "Id";
    }
  }

  private final ApiClient client;
  private final Role role;

  /// Accounts of a role.
  public Accounts(ApiClient client, Role role) {
    this.client = client;
    this.role = role;
  }

  /// Creates an account.
  ///
  /// @return its id
  public long create(String username, String name, String password) {
    String body = Json.write(Map.of("username", username, "name", name, "password", password));
    JsonNode account =
        client.send(ApiRequest.write("POST", path("/accounts"), body)).orThrow().json();
    return account.path(role.idField()).asLong();
  }

  /// Starts a session.
  ///
  /// @return `token`, the account's id and `expiresAt`
  public JsonNode login(String username, String password) {
    String body = Json.write(Map.of("username", username, "password", password));
    return client.send(ApiRequest.write("POST", path("/sessions"), body)).orThrow().json();
  }

  /// Ends a session.
  public void logout(String token) {
    client.send(ApiRequest.write("DELETE", path("/sessions/current")).in(token)).orThrow();
  }

  private String path(String rest) {
    return "/" + role.word() + rest;
  }
}
