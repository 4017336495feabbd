package stoa.raft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;

/// One question to the majority for all readers who came before it was asked.
///
/// Readers who arrive while a question is under way share the next one, never the running one: it
/// was asked too early for them.
final class SharedBarrier {
  /// Readers who may wait for one question; beyond, [Reason#OVERLOADED].
  static final int MAX_READERS = 16_384;

  private final Supplier<CompletionStage<Long>> ask;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable CompletableFuture<Long> next;
  private int nextReaders;
  private boolean running;

  /// @param ask asks once; its answer comes in any case, and in another thread
  SharedBarrier(Supplier<CompletionStage<Long>> ask) {
    this.ask = ask;
  }

  CompletionStage<Long> await() {
    CompletableFuture<Long> mine;
    lock.lock();
    try {
      if (running) {
        return waitForNext().minimalCompletionStage();
      }
      running = true;
      mine = new CompletableFuture<>();
    } finally {
      lock.unlock();
    }
    run(mine);
    return mine.minimalCompletionStage();
  }

  private CompletableFuture<Long> waitForNext() {
    if (nextReaders >= MAX_READERS) {
      return CompletableFuture.failedFuture(
          new NotTakenException(Reason.OVERLOADED, "too many readers wait"));
    }
    nextReaders++;
    var shared = next == null ? new CompletableFuture<Long>() : next;
    next = shared;
    return shared;
  }

  private void run(CompletableFuture<Long> readers) {
    ask.get()
        .whenComplete((position, failure) -> {
          startNext();
          if (failure == null) {
            readers.complete(position);
          } else {
            readers.completeExceptionally(failure);
          }
        });
  }

  private void startNext() {
    CompletableFuture<Long> following;
    lock.lock();
    try {
      following = next;
      next = null;
      nextReaders = 0;
      running = following != null;
    } finally {
      lock.unlock();
    }
    if (following != null) {
      run(following);
    }
  }
}
