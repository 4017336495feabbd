package stoa.customer.table;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stoa.customer.row.AccountRow;

/// Accounts.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AccountTable extends TableRepository<AccountRow, Long> {
  /// The accounts of these ids.
  List<AccountRow> findByAccountIdIn(Collection<Long> accountIds);

  /// The accounts of these names, of either role.
  List<AccountRow> findByUsernameIn(Collection<String> usernames);

  /// An account by what its owner logs in with.
  Optional<AccountRow> findByRoleAndUsername(int role, String username);

  /// An account by its id.
  Optional<AccountRow> findByAccountId(long accountId);
}
