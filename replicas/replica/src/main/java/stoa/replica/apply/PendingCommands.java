package stoa.replica.apply;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import stoa.proto.common.v1.CommandResult;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.log.OutcomeUnknownException;

/// The callers at this member that wait for their commands to be applied.
///
/// At most [#MAX_PENDING] at once; a further one is refused. One that waits longer than
/// [#LIMIT_SECONDS] is told that the outcome is unknown.
@Singleton
public final class PendingCommands {
  /// How many callers may wait.
  public static final int MAX_PENDING = 20_000;

  /// How long a caller may wait, in seconds: longer than any client's deadline.
  public static final long LIMIT_SECONDS = 10;

  private final ConcurrentHashMap<Long, CompletableFuture<CommandResult>> waiting =
      new ConcurrentHashMap<>();
  private final ApplyDemand demand;
  private final AtomicLong next = new AtomicLong(ThreadLocalRandom.current().nextLong());

  PendingCommands(ApplyDemand demand) {
    this.demand = demand;
  }

  /// A name for one submission, unlike any other of this process.
  public long nextSubmission() {
    return next.getAndIncrement();
  }

  /// Begins to wait for a submission's result.
  ///
  /// @throws NotTakenException when [#MAX_PENDING] are waiting
  public CompletableFuture<CommandResult> await(long submission) {
    if (waiting.size() >= MAX_PENDING) {
      throw new NotTakenException(Reason.OVERLOADED, MAX_PENDING + " commands are waiting");
    }
    var result = new CompletableFuture<CommandResult>();
    waiting.put(submission, result);
    demand.began();
    CompletableFuture<CommandResult> limited = result.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS);
    return limited.whenComplete((r, e) -> {
      demand.ended();
      waiting.remove(submission, result);
    });
  }

  /// Answers the caller of a submission, if it is one of this member's and still waits.
  void complete(long submission, CommandResult result) {
    @Nullable CompletableFuture<CommandResult> future = waiting.get(submission);
    if (future != null) {
      future.complete(result);
    }
  }

  /// Whether a submission is one of this member's and its caller still waits.
  boolean isAwaited(long submission) {
    return waiting.containsKey(submission);
  }

  /// Tells the caller of a submission why there is no result.
  public void fail(long submission, Throwable cause) {
    @Nullable CompletableFuture<CommandResult> future = waiting.get(submission);
    if (future != null) {
      future.completeExceptionally(cause);
    }
  }

  /// Ends all waiting, because the member stops.
  public void failAll() {
    waiting.keySet().forEach(key -> fail(key, new OutcomeUnknownException("the member stops")));
  }

  /// How many wait now.
  public int size() {
    return waiting.size();
  }
}
