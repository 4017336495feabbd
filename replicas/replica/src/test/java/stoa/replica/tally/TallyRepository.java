package stoa.replica.tally;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface TallyRepository extends GenericRepository<TallyRow, String> {
  List<TallyRow> findByNameIn(Collection<String> names);

  List<TallyRow> saveAll(Iterable<TallyRow> rows);

  List<TallyRow> updateAll(Iterable<TallyRow> rows);
}
