package stoa.ordering.udp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Completes what callers wait for, on a thread of its own, so that whatever they do next never
/// delays the protocol. Those of one turn of the loop are one task.
final class Answers {
  private static final long CLOSE_TIMEOUT_SECONDS = 10;

  private final ExecutorService executor;
  private List<Runnable> gathered = new ArrayList<>();

  Answers(String name) {
    this.executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
  }

  void complete(CompletableFuture<Long> future, long value) {
    gathered.add(() -> future.complete(value));
  }

  void fail(CompletableFuture<Long> future, RuntimeException cause) {
    gathered.add(() -> future.completeExceptionally(cause));
  }

  void flush() {
    if (gathered.isEmpty()) {
      return;
    }
    List<Runnable> batch = gathered;
    gathered = new ArrayList<>();
    try {
      executor.execute(() -> batch.forEach(Runnable::run));
    } catch (RejectedExecutionException e) {
      batch.forEach(Runnable::run); // Closed already; nobody may be left waiting.
    }
  }

  void close() throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      executor.shutdownNow();
    }
  }
}
