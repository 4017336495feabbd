package stoa.product.service;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import stoa.product.read.OrderReads;
import stoa.product.row.OutcomeRow;
import stoa.product.state.OutcomeChanges;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetOutcomeResponse;
import stoa.proto.product.v1.OrderState;
import stoa.proto.product.v1.WaitOutcomeRequest;
import stoa.replica.apply.ApplyDemand;
import stoa.replica.log.NotTakenException;
import stoa.replica.log.NotTakenException.Reason;
import stoa.replica.service.LinearizableReads;
import stoa.replica.service.ReadPlan;

/// Those who wait at this member for the end of an order. They are woken by the batch that ends it;
/// until then a waiter costs an entry in a map and nothing else.
@Singleton
class OutcomeWaiters {
  /// A further one is refused, and asks another member.
  static final int MAX_WAITING = 4_000;

  private final LinearizableReads reads;
  private final OrderReads orders;
  private final ApplyDemand demand;
  private final ConcurrentHashMap<String, Set<Waiter>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /// One call that waits. Each is itself only.
  private static final class Waiter {
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  }

  OutcomeWaiters(
      LinearizableReads reads, OrderReads orders, ApplyDemand demand, OutcomeChanges changes) {
    this.reads = reads;
    this.orders = orders;
    this.demand = demand;
    changes.watch(this::wake);
  }

  /// The outcome once it is final, or as it stands when the wait is over. Linearizable: what is
  /// final stays as it is, so a member that knows it says so without asking others; anything else
  /// is looked up behind a barrier when the wait is over, and there a member that is cut off fails.
  ///
  /// @return fails with [NotTakenException] when too many wait, or no majority answers
  CompletionStage<GetOutcomeResponse> await(WaitOutcomeRequest request) {
    if (count.incrementAndGet() > MAX_WAITING) {
      count.decrementAndGet();
      return CompletableFuture.failedFuture(
          new NotTakenException(Reason.OVERLOADED, MAX_WAITING + " calls wait for their orders"));
    }
    // What this member applies is waited for: it must not gather it.
    demand.began();
    var waiter = new Waiter();
    var orderId = request.getOrderId();
    // Entered before the look, or an end in between would be missed.
    waiting.compute(orderId, (id, others) -> with(others, waiter));
    return CompletableFuture.completedFuture(orderId)
        .thenCompose(id -> reads.followApplied(() -> read(id)))
        .thenCompose(now ->
            isFinal(now)
                ? CompletableFuture.completedFuture(now)
                : afterTheEnd(orderId, waiter, request.getWaitMillis()))
        .whenComplete((answer, error) -> leave(orderId, waiter));
  }

  private CompletionStage<GetOutcomeResponse> afterTheEnd(
      String orderId, Waiter waiter, int waitMillis) {
    return waiter
        .ended
        .completeOnTimeout(false, waitMillis, TimeUnit.MILLISECONDS)
        .thenCompose(ended ->
            ended ? reads.followApplied(() -> read(orderId)) : reads.follow(() -> read(orderId)));
  }

  private ReadPlan<GetOutcomeResponse> read(String orderId) {
    return orders.outcome(GetOutcomeRequest.newBuilder().setOrderId(orderId).build());
  }

  private static boolean isFinal(GetOutcomeResponse answer) {
    var outcome = answer.getOutcome();
    return answer.getFound()
        && (outcome.hasRefused()
            || outcome.getOrder().getState() == OrderState.ORDER_STATE_COMPLETED
            || outcome.getOrder().getState() == OrderState.ORDER_STATE_DECLINED);
  }

  private static Set<Waiter> with(@Nullable Set<Waiter> others, Waiter one) {
    Set<Waiter> all = others == null ? ConcurrentHashMap.newKeySet() : others;
    all.add(one);
    return all;
  }

  private void leave(String orderId, Waiter waiter) {
    count.decrementAndGet();
    demand.ended();
    waiting.computeIfPresent(
        orderId,
        (id, all) -> {
          all.remove(waiter);
          return all.isEmpty() ? null : all;
        });
  }

  private void wake(List<OutcomeRow> changed) {
    if (count.get() == 0) {
      return;
    }
    for (OutcomeRow row : changed) {
      switch (row.stage()) {
        case COMPLETED, DECLINED, REFUSED -> {
          var ended = waiting.get(row.orderId());
          if (ended != null) {
            ended.forEach(waiter -> waiter.ended.complete(true));
          }
        }
        case PLACED, PAID -> {}
      }
    }
  }
}
