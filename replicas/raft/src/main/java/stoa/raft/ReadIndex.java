package stoa.raft;

import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.closure.ReadIndexClosure;
import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.error.RaftError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;

/// Raft's question for a read: a majority confirms who leads and up to where the log is committed,
/// and this member has applied that much.
final class ReadIndex {
  private static final byte[] NO_CONTEXT = new byte[0];
  private static final long NO_LIMIT = -1;

  private final CommittedEntries committed;
  private final long limitMillis;
  private final Executor answers;

  /// @param limitMillis after which an answer is not waited for any longer
  /// @param answers runs the askers' continuations
  ReadIndex(CommittedEntries committed, long limitMillis, Executor answers) {
    this.committed = committed;
    this.limitMillis = limitMillis;
    this.answers = answers;
  }

  /// Asks once. Fails with [NotTakenException] when no majority answers in time.
  CompletionStage<Long> ask(NodeImpl node) {
    var position = new CompletableFuture<Long>();
    // The engine's own limit would start a timer thread that wakes every millisecond for ever.
    node.readIndex(
        NO_CONTEXT,
        new ReadIndexClosure(NO_LIMIT) {
          @Override
          public void run(Status status, long index, byte @Nullable [] context) {
            answers.execute(() -> answer(position, status, index));
          }
        });
    return position
        .orTimeout(limitMillis, TimeUnit.MILLISECONDS)
        .exceptionallyComposeAsync(
            failure -> CompletableFuture.failedFuture(refusalOf(failure)), answers);
  }

  private static Throwable refusalOf(Throwable failure) {
    return failure instanceof TimeoutException
        ? new NotTakenException(Reason.UNAVAILABLE, "no majority confirmed the barrier in time")
        : failure;
  }

  /// The engine answers once it has applied up to the index. Its own entries are never handed over,
  /// so the position to wait for is the last one that was.
  private void answer(CompletableFuture<Long> position, Status status, long index) {
    if (status.isOk()) {
      position.complete(Math.min(index, committed.appliedPosition()));
    } else {
      position.completeExceptionally(
          new NotTakenException(
              status.getRaftError() == RaftError.EBUSY ? Reason.OVERLOADED : Reason.UNAVAILABLE,
              "no majority confirmed the barrier: " + status));
    }
  }
}
