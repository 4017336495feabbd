package stoa.replica.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.ApplyDemand;
import stoa.replica.apply.DatabaseGuard;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.service.ReadPlan.Ask;
import stoa.replica.service.ReadPlan.Remembered;

/// Reads that reflect every command acknowledged before they were asked: learn a position that
/// covers those, wait until it is applied here, then read in one read-only transaction.
@Singleton
public final class LinearizableReads {
  /// Reads that run at once; each holds a database connection.
  static final int MAX_RUNNING = 6;

  /// Reads that wait for one of those; a further one is refused.
  static final int MAX_WAITING = 4_000;

  /// How long a read may wait for its position, in seconds.
  static final long LIMIT_SECONDS = 5;

  private final ReplicatedLog log;
  private final AppliedPositions positions;
  private final ApplyDemand demand;
  private final TransactionOperations<Connection> transactions;
  private final DatabaseGuard guard;
  private final ThreadPoolExecutor executor;
  private final Timer latency;
  private final Counter asked;

  LinearizableReads(
      ReplicatedLog log,
      AppliedPositions positions,
      ApplyDemand demand,
      TransactionOperations<Connection> transactions,
      DatabaseGuard guard,
      MeterRegistry meters) {
    this.log = log;
    this.positions = positions;
    this.demand = demand;
    this.transactions = transactions;
    this.guard = guard;
    this.latency = meters.timer("stoa.read");
    this.asked = meters.counter("stoa.read.database");
    this.executor =
        new ThreadPoolExecutor(
            MAX_RUNNING,
            MAX_RUNNING,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("read-", 0).daemon().factory());
    this.executor.allowCoreThreadTimeOut(true);
  }

  /// Runs a query after a barrier.
  ///
  /// @param query reads through repositories, in a transaction that sees one position
  /// @return its answer. Fails with [NotTakenException] when no majority answers or too many wait
  public <T> CompletionStage<T> read(Supplier<T> query) {
    return follow(() -> new Ask<>(query));
  }

  /// Answers from memory after a barrier, or else from the database.
  ///
  /// @param plan asked after the barrier, outside of a transaction; must return soon
  /// @return as [#read]
  public <T> CompletionStage<T> follow(Supplier<ReadPlan<T>> plan) {
    Timer.Sample sample = Timer.start();
    demand.began();
    return CompletableFuture.completedFuture(log)
        .thenCompose(ReplicatedLog::readBarrier)
        .thenCompose(barrier -> reached(barrier).thenCompose(_ -> run(plan)))
        .toCompletableFuture()
        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
        .whenComplete((answer, error) -> {
          demand.ended();
          sample.stop(latency);
        });
  }

  /// Runs a query on what is applied here, without a barrier: for a caller that a committed batch
  /// has told of the change it reads.
  ///
  /// @return as [#read]
  public <T> CompletionStage<T> readApplied(Supplier<T> query) {
    return followApplied(() -> new Ask<>(query));
  }

  /// The same, from memory where it can be.
  ///
  /// @return as [#read]
  public <T> CompletionStage<T> followApplied(Supplier<ReadPlan<T>> plan) {
    return run(plan);
  }

  /// Who had to wait goes on in a thread for reads: the one that applies has more to do.
  private CompletionStage<Void> reached(long barrier) {
    CompletableFuture<Void> reached = positions.reached(barrier).toCompletableFuture();
    return reached.isDone()
        ? reached
        : reached
            .thenRunAsync(() -> {}, executor)
            .exceptionallyCompose(_ -> CompletableFuture.failedFuture(overloaded()));
  }

  private <T> CompletionStage<T> run(Supplier<ReadPlan<T>> plan) {
    return switch (plan.get()) {
      // Not worth a change of threads.
      case Remembered<T>(T answer) -> CompletableFuture.completedFuture(answer);
      case Ask<T>(Supplier<T> query) -> askInTurn(query);
    };
  }

  /// Everything that is applied now must be there, more than the barrier asks for: the answer may
  /// be remembered.
  private <T> CompletionStage<T> askInTurn(Supplier<T> query) {
    long position = positions.current().position();
    try {
      return CompletableFuture.supplyAsync(() -> ask(position, query), executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(overloaded());
    }
  }

  private static NotTakenException overloaded() {
    return new NotTakenException(Reason.OVERLOADED, MAX_WAITING + " reads are waiting");
  }

  private <T> T ask(long position, Supplier<T> query) {
    asked.increment();
    return transactions.executeRead(status -> {
      guard.mustHaveReached(position);
      return query.get();
    });
  }

  @PreDestroy
  void close() {
    executor.shutdown();
  }
}
