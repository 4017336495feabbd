package stoa.customer.row;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A buyer's or seller's account.
///
/// @param accountId from the counter, over both roles
/// @param role number of the contract's `Role`
/// @param username unique within the role
/// @param itemsPurchased units bought in completed orders
@MappedEntity("account")
public record AccountRow(
    @Id long accountId,
    int role,
    String username,
    String name,
    String passwordHash,
    long itemsPurchased)
    implements CustomerRow {

  /// What makes the account unique beside its id.
  public Login login() {
    return new Login(role, username);
  }

  /// This account with more units bought.
  public AccountRow purchased(long units) {
    return new AccountRow(accountId, role, username, name, passwordHash, itemsPurchased + units);
  }

  /// Who logs in.
  ///
  /// @param role number of the contract's `Role`
  public record Login(int role, String username) {}
}
