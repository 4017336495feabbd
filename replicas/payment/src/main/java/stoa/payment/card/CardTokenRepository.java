package stoa.payment.card;

import io.micronaut.data.annotation.Query;
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

  /// Notes that an authorization names a token.
  @Query("UPDATE card_token SET used_at = :usedAt WHERE token = :token")
  void use(String token, long usedAt);

  /// Forgets tokens, those that have rested longest first.
  ///
  /// @param usedBefore milliseconds since 1970, UTC
  /// @return how many were forgotten; at most `limit`
  @Query("DELETE FROM card_token WHERE used_at < :usedBefore ORDER BY used_at LIMIT :limit")
  int deleteUsedBefore(long usedBefore, int limit);
}
