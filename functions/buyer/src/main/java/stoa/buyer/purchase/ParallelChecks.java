package stoa.buyer.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import stoa.payment.client.VectorClock;
import stoa.proto.common.v1.TimelineEvent;
import stoa.proto.product.v1.RefuseReason;

/// Runs checks side by side, each as soon as those before it have passed, on a virtual thread of
/// its own. The first failure interrupts all others; none is running any more when [#run] returns.
final class ParallelChecks {
  /// One check.
  ///
  /// @param name what the timeline calls it once it has passed
  /// @param component the slot that counts it; its checks must follow each other
  /// @param after names of the checks that must have passed before
  /// @param body empty when it passes
  record Check(String name, String component, List<String> after, Body body) {}

  /// What a check does. It ends early when its thread is interrupted.
  interface Body {
    /// Empty when the check passes, else why it does not.
    Optional<RefuseReason> run();
  }

  /// How the checks ended.
  ///
  /// @param failure empty when all have passed
  /// @param events in the order in which the checks ended
  /// @param clock knows all events
  record Verdict(Optional<RefuseReason> failure, List<TimelineEvent> events, VectorClock clock) {}

  private final Trail trail;

  ParallelChecks(Trail trail) {
    this.trail = trail;
  }

  /// Runs the checks to their verdict.
  ///
  /// @param checks each after those that it names
  /// @param start what is known before the first of them
  /// @throws RuntimeException the first that a check threw
  Verdict run(List<Check> checks, VectorClock start) {
    Run run = new Run(start);
    List<Thread> threads = new ArrayList<>();
    checks.forEach(check -> run.clocks.put(check.name(), new CompletableFuture<>()));
    CountDownLatch running = new CountDownLatch(checks.size());
    for (Check check : checks) {
      threads.add(
          Thread.ofVirtual()
              .name("check-" + check.name())
              .start(() -> {
                try {
                  run.one(check);
                } finally {
                  run.ended.release();
                  running.countDown();
                }
              }));
    }
    run.awaitEnd(checks.size());
    threads.forEach(Thread::interrupt);
    awaitAll(running);
    return run.verdict();
  }

  private static void awaitAll(CountDownLatch running) {
    boolean interrupted = false;
    while (running.getCount() > 0) {
      try {
        running.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// One run of all checks.
  private final class Run {
    final Map<String, CompletableFuture<VectorClock>> clocks = new ConcurrentHashMap<>();

    /// A permit for each check that has ended, and enough for all once one has failed.
    final Semaphore ended = new Semaphore(0);

    private final VectorClock start;
    private final List<TimelineEvent> events = new ArrayList<>();
    private VectorClock known;
    private Optional<RefuseReason> failure = Optional.empty();
    private Optional<RuntimeException> thrown = Optional.empty();

    Run(VectorClock start) {
      this.start = start;
      this.known = start;
    }

    void one(Check check) {
      try {
        VectorClock before = start;
        for (String earlier : check.after()) {
          before = before.merge(clockOf(earlier));
        }
        note(check, before, check.body().run());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        fail(e);
      }
    }

    private VectorClock clockOf(String earlier) throws InterruptedException {
      CompletableFuture<VectorClock> clock = clocks.get(earlier);
      if (clock == null) {
        throw new IllegalArgumentException("no check is called " + earlier);
      }
      try {
        return clock.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("clocks never fail", e);
      }
    }

    private synchronized void note(Check check, VectorClock before, Optional<RefuseReason> fault) {
      if (over()) {
        return;
      }
      String event = fault.isEmpty() ? check.name() : check.name() + "-failed";
      Trail.Step step = trail.step(event, check.component(), before);
      events.add(step.event());
      known = known.merge(step.clock());
      failure = fault;
      if (fault.isPresent()) {
        endAll();
      } else {
        clocks
            .computeIfAbsent(check.name(), name -> new CompletableFuture<>())
            .complete(step.clock());
      }
    }

    private synchronized void fail(RuntimeException e) {
      if (!over()) {
        thrown = Optional.of(e);
        endAll();
      }
    }

    private void endAll() {
      ended.release(clocks.size());
    }

    private boolean over() {
      return failure.isPresent() || thrown.isPresent();
    }

    void awaitEnd(int checks) {
      try {
        ended.acquire(checks);
      } catch (InterruptedException e) {
        fail(new IllegalStateException("interrupted while checking"));
        Thread.currentThread().interrupt();
      }
    }

    synchronized Verdict verdict() {
      thrown.ifPresent(e -> {
        throw e;
      });
      return new Verdict(failure, List.copyOf(events), known);
    }
  }
}
