package stoa.payment.card;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/// Access to `card_token`.
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CardTokenRepository extends GenericRepository<CardToken, String> {
  /// The card behind a token.
  Optional<CardToken> findByToken(String token);

  /// Keeps a new token.
  CardToken save(CardToken token);
}
