package stoa.customer.rule;

import stoa.customer.row.AccountRow;
import stoa.customer.row.CounterRow;
import stoa.customer.row.CustomerRow;
import stoa.proto.customer.v1.AccountCreated;
import stoa.proto.customer.v1.CreateAccount;
import stoa.proto.customer.v1.CustomerRefusal.Code;
import stoa.proto.customer.v1.CustomerResult;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// A new account, unless its role has one of that username.
public final class CreateAccountRule implements Rule<CreateAccount> {
  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, CreateAccount operation, CommandContext context) {
    int role = operation.getRole().getNumber();
    if (rows.account(new AccountRow.Login(role, operation.getUsername())).isPresent()) {
      return new Changes().keptRefusal(Code.CODE_USERNAME_TAKEN);
    }
    CounterRow counter = rows.counter(CounterRow.ACCOUNT);
    long accountId = counter.nextValue();
    var account =
        new AccountRow(
            accountId,
            role,
            operation.getUsername(),
            operation.getName(),
            operation.getPasswordHash(),
            0);
    return new Changes()
        .put(counter.advanced())
        .put(account)
        .kept(
            CustomerResult.newBuilder()
                .setAccountCreated(AccountCreated.newBuilder().setAccountId(accountId)));
  }
}
