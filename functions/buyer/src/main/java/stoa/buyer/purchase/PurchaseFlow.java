package stoa.buyer.purchase;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import stoa.client.CallContext;
import stoa.payment.client.CardTokens;
import stoa.proto.product.v1.OrderOutcome;

/// Makes a purchase: starts it or goes on with it, waits for its final state until the call's time
/// limit, and then answers with where it stands. A placed order finishes without this function.
///
/// At most [#MOST_UNDER_WAY] purchases are under way in one function; more are turned away with
/// [QueueFullException] before anything is done.
public final class PurchaseFlow {
  /// Each costs a virtual thread and a few kilobytes.
  static final int MOST_UNDER_WAY = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(PurchaseFlow.class);

  private final CardTokens cards;
  private final CheckoutRecords records;
  private final OrderBook orders;
  private final Supplier<String> instanceName;
  private final InstantSource time;
  private final Semaphore room = new Semaphore(MOST_UNDER_WAY);

  /// @param instanceName this function's name in vector clocks
  /// @param time today's date, and the display time of events
  public PurchaseFlow(
      CardTokens cards,
      CheckoutRecords records,
      OrderBook orders,
      Supplier<String> instanceName,
      InstantSource time) {
    this.cards = cards;
    this.records = records;
    this.orders = orders;
    this.instanceName = instanceName;
    this.time = time;
  }

  /// Makes the purchase, or as much of it as the context's time allows.
  ///
  /// @throws QueueFullException when too many are under way
  /// @throws PaymentUnavailableException when the card could not be handed over; nothing is kept
  /// @throws CardRefusedException when the payment service finds the card wrong; nothing is kept
  /// @throws stoa.client.GroupCallException when a group gave no answer
  public PurchaseAnswer purchase(PurchaseRequest request, CallContext context) {
    if (!room.tryAcquire()) {
      throw new QueueFullException();
    }
    Purchase purchase = new Purchase(request, context);
    Thread.ofVirtual().name("purchase").start(purchase);
    return purchase.await();
  }

  /// One purchase under way.
  private final class Purchase implements Runnable {
    private final PurchaseRequest request;
    private final CallContext context;
    private final CompletableFuture<PurchaseAnswer> answer = new CompletableFuture<>();
    private volatile Optional<OrderOutcome> state = Optional.empty();

    Purchase(PurchaseRequest request, CallContext context) {
      this.request = request;
      this.context = context;
    }

    @Override
    public void run() {
      MDC.put("requestId", context.requestId());
      try {
        checkOutAndWait();
      } catch (KeyReusedException e) {
        answer.complete(new PurchaseAnswer.KeyReused());
      } catch (RuntimeException e) {
        if (!answer.completeExceptionally(e)) {
          LOG.info("Order {} is left to a repeat: {}", request.orderId(), e.getMessage());
        }
      } finally {
        room.release();
        MDC.remove("requestId");
      }
    }

    private void checkOutAndWait() {
      Trail trail = new Trail(instanceName.get(), time);
      switch (new Checkout(cards, records, orders, trail).run(request, context)) {
        case Checkout.Ending.Ended(PurchaseAnswer ended) -> answer.complete(ended);
        case Checkout.Ending.Decided(OrderOutcome outcome, boolean stoodBefore) -> {
          boolean replayed = stoodBefore && PurchaseAnswers.isFinal(outcome);
          OrderOutcome last =
              new PurchaseEnd(records, orders)
                  .await(
                      outcome,
                      stoodBefore,
                      request.orderId(),
                      reached -> state = Optional.of(reached),
                      context);
          answer.complete(PurchaseAnswers.of(last, replayed));
        }
      }
    }

    PurchaseAnswer await() {
      try {
        return answer.get(Math.max(0, context.remainingNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return atTheTimeLimit();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return atTheTimeLimit();
      } catch (ExecutionException e) {
        return failed(e);
      }
    }

    private PurchaseAnswer atTheTimeLimit() {
      return state.map(PurchaseAnswers::underWay).orElseGet(PurchaseAnswer.Unknown::new);
    }

    private PurchaseAnswer failed(ExecutionException failure) {
      if (state.isPresent()) {
        LOG.info("Order {} goes on: {}", request.orderId(), String.valueOf(failure.getCause()));
        return atTheTimeLimit();
      }
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a purchase throws runtime exceptions only", failure);
    }
  }
}
