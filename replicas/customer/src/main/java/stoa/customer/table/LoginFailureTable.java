package stoa.customer.table;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.Collection;
import java.util.List;
import stoa.customer.row.LoginFailureKey;
import stoa.customer.row.LoginFailureRow;

/// Logins with a wrong password.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LoginFailureTable extends TableRepository<LoginFailureRow, LoginFailureKey> {
  /// The failures of these accounts.
  List<LoginFailureRow> findByKeyAccountIdIn(Collection<Long> accountIds);
}
