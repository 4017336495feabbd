package stoa.customer.read;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.customer.row.AccountRow;
import stoa.customer.rule.LoginShutter;
import stoa.customer.table.CustomerTables;
import stoa.proto.customer.v1.FindLoginResponse;
import stoa.proto.customer.v1.GetAccountResponse;

/// Accounts and their logins. Each method runs within a transaction of its caller.
@Singleton
public final class AccountReads {
  private final CustomerTables tables;
  private final GroupClock clock;

  AccountReads(CustomerTables tables, GroupClock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /// What is needed to check a password, and whether that is of use now.
  ///
  /// @param role number of the contract's `Role`
  public FindLoginResponse login(int role, String username) {
    var response = FindLoginResponse.newBuilder().setGroupTimeMillis(clock.groupTimeMillis());
    tables
        .accounts()
        .findByRoleAndUsername(role, username)
        .ifPresent(account -> fill(response, account));
    return response.build();
  }

  private void fill(FindLoginResponse.Builder response, AccountRow account) {
    var failures = tables.loginFailures().findByKeyAccountIdIn(List.of(account.accountId()));
    response
        .setFound(true)
        .setAccountId(account.accountId())
        .setPasswordHash(account.passwordHash())
        .setRetryAfterSeconds(LoginShutter.retryAfterSeconds(failures, clock.nowMillis()));
  }

  /// An account of a role.
  public GetAccountResponse account(long accountId, int role) {
    return tables
        .accounts()
        .findByAccountId(accountId)
        .filter(account -> account.role() == role)
        .map(account ->
            GetAccountResponse.newBuilder()
                .setFound(true)
                .setName(account.name())
                .setItemsPurchased(account.itemsPurchased())
                .build())
        .orElse(GetAccountResponse.getDefaultInstance());
  }
}
