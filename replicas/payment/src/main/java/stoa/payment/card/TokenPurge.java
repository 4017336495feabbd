package stoa.payment.card;

import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets the tokens that no authorization has named for [#KEPT], now and then.
///
/// An order that was decided here stands in the ledger and needs its token no more. One that still
/// tries names its token with each try, which keeps it. What is left is purchases that went no
/// further than their token.
@Singleton
public final class TokenPurge implements AutoCloseable {
  /// For how long a token rests before it is forgotten.
  public static final Duration KEPT = Duration.ofDays(1);

  /// Rows of one SQL transaction, so that none holds up authorizations for long.
  static final int MAX_ROWS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(TokenPurge.class);
  private static final long PERIOD_MINUTES = 60;

  private final CardTokenRepository tokens;
  private final TransactionOperations<Connection> transactions;
  private final Clock time;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("token-purge").daemon().factory());

  TokenPurge(
      CardTokenRepository tokens, TransactionOperations<Connection> transactions, Clock time) {
    this.tokens = tokens;
    this.transactions = transactions;
    this.time = time;
  }

  /// Begins to purge, each hour.
  public void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::tryToPurge, PERIOD_MINUTES, PERIOD_MINUTES, TimeUnit.MINUTES);
  }

  private void tryToPurge() {
    try {
      purge();
    } catch (RuntimeException failure) { // A thrown one would end the schedule.
      LOG.warn("no card tokens purged this time", failure);
    }
  }

  /// Forgets what has rested for long enough.
  ///
  /// @return how many tokens that were
  public int purge() {
    long usedBefore = time.millis() - KEPT.toMillis();
    int all = 0;
    int some;
    do {
      some = transactions.executeWrite(status -> tokens.deleteUsedBefore(usedBefore, MAX_ROWS));
      all += some;
    } while (some == MAX_ROWS);
    return all;
  }

  @Override
  @PreDestroy
  public void close() {
    timer.shutdownNow();
  }
}
