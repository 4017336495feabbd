package stoa.http;

import java.util.Locale;
import stoa.proto.customer.v1.Role;

/// Whom the function serves. Each function declares one as a bean.
public enum FunctionRole {
  /// `/v1/buyer`.
  BUYER(Role.ROLE_BUYER),
  /// `/v1/seller`.
  SELLER(Role.ROLE_SELLER);

  private final Role role;

  FunctionRole(Role role) {
    this.role = role;
  }

  /// As the customer group names it.
  public Role role() {
    return role;
  }

  /// As key files and key ids name it: `buyer`, `seller`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
