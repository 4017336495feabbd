package stoa.http.account;

import io.swagger.v3.oas.annotations.media.Schema;

/// The bodies that [Accounts] reads, for the API document.
public final class AccountBodies {
  private AccountBodies() {}

  /// Body of account creation.
  @Schema(
      name = "NewAccount",
      requiredProperties = {"username", "name", "password"})
  public record NewAccount(
      @Schema(pattern = "^[a-z0-9._-]{3,32}$") String username,
      @Schema(minLength = 1, maxLength = 32) String name,
      @Schema(minLength = 8, maxLength = 128, format = "password") String password) {}

  /// Body of a login.
  @Schema(
      name = "Login",
      requiredProperties = {"username", "password"})
  public record Login(String username, @Schema(format = "password") String password) {}
}
