package stoa.product.executor;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.product.executor.OrderDriver.Pass;
import stoa.product.row.OutcomeRow;

/// The executor in one term: a loop that says which order is next, and a virtual thread for each
/// order under way.
///
/// Placed orders come from the applied batches at once. Polling the database finds what was open
/// before the term, and is a safety net after that: it slows down while it finds nothing new.
final class LeaderTerm {
  /// Rows of one look at the database.
  static final int PAGE = 500;

  static final long FIRST_POLL_MILLIS = 250;
  static final long LAST_POLL_MILLIS = 10_000;

  /// The rest of an order after its first failure; doubles with each.
  static final long FIRST_REST_MILLIS = 100;

  static final long LAST_REST_MILLIS = 10_000;

  /// How often the customer group is asked for abandoned checkouts.
  static final Duration ABANDONED_PERIOD = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(LeaderTerm.class);

  private final TermParts parts;
  private final OrderDriver driver;
  private final AbandonedCheckouts abandoned;
  private final WindowedPayments payments;
  private final OpenOrders orders = new OpenOrders();
  private final ScheduledThreadPoolExecutor loop;
  private Pace poll = Pace.from(FIRST_POLL_MILLIS, LAST_POLL_MILLIS);
  private Future<?> wake = CompletableFuture.completedFuture(null);
  private volatile int underWay;
  private volatile int waiting;
  private volatile OptionalLong oldestPlacedAtMillis = OptionalLong.empty();
  private volatile boolean over;

  LeaderTerm(TermParts parts, long term) {
    this.parts = parts;
    OrderLog log = parts.log(term, () -> over);
    CustomerRecords customers = parts.customers(term);
    this.payments = parts.payments(() -> underWay);
    this.driver = parts.driver(term, log, payments, customers);
    this.abandoned = parts.abandoned(log, customers);
    this.loop =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("order-executor-" + term).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    this.loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.loop.setRemoveOnCancelPolicy(true);
  }

  /// Begins with what is open.
  void begin() {
    onLoop(() -> look(0));
    var _ = later(ABANDONED_PERIOD.toMillis(), this::lookForAbandoned);
  }

  /// Takes orders in that have just been placed.
  void take(List<OutcomeRow> placed) {
    onLoop(() -> {
      placed.forEach(this::offer);
      dispatch();
    });
  }

  /// Begins nothing more. What is under way ends at its next step.
  void end() {
    over = true;
    loop.shutdownNow();
  }

  int window() {
    return payments.window();
  }

  int underWay() {
    return underWay;
  }

  int waiting() {
    return waiting;
  }

  /// How long ago the oldest order was placed that is not acknowledged; 0 when all are.
  double oldestAgeSeconds() {
    OptionalLong placed = oldestPlacedAtMillis;
    return placed.isEmpty() ? 0 : Math.max(0, parts.nowMillis() - placed.getAsLong()) / 1000.0;
  }

  private void look(long afterOrdinal) {
    var _ =
        parts
            .open(afterOrdinal, PAGE)
            .whenComplete((rows, error) -> onLoop(() -> looked(rows, error)));
  }

  private void looked(List<OutcomeRow> rows, @Nullable Throwable error) {
    if (error != null) {
      LOG.info("open orders are looked for again: {}", error.toString());
      poll = poll.slower();
      var _ = later(poll.pauseMillis(), () -> look(0));
      return;
    }
    long found = rows.stream().filter(this::offer).count();
    if (rows.size() == PAGE) {
      look(rows.getLast().ordinal());
    } else {
      poll = found > 0 ? poll.reset() : poll.slower();
      var _ = later(poll.pauseMillis(), () -> look(0));
    }
    dispatch();
  }

  /// One that cannot be read is left to an operator; the others go on.
  private boolean offer(OutcomeRow row) {
    try {
      return orders.offer(OpenOrder.of(row));
    } catch (RuntimeException e) {
      LOG.error("Order {} cannot be driven", row.orderId(), e);
      return false;
    }
  }

  private void dispatch() {
    long now = parts.nowMillis();
    for (var next = orders.begin(window(), now);
        next.isPresent();
        next = orders.begin(window(), now)) {
      OpenOrder order = next.get();
      Thread.ofVirtual().name("order-", order.ordinal()).start(() -> drive(order));
    }
    underWay = orders.underWay();
    waiting = orders.waiting();
    oldestPlacedAtMillis = orders.oldestPlacedAtMillis();
    wakeForTheNext(now);
  }

  private void drive(OpenOrder order) {
    onLoop(ending(order));
  }

  /// Whatever goes wrong, classes that cannot be loaded included, must not lose the order or its
  /// place in the window.
  private Runnable ending(OpenOrder order) {
    try {
      Pass pass = driver.drive(order);
      return () -> ended(order, pass);
    } catch (RuntimeException | Error e) {
      LOG.error("Order {} rests after an error", order.order().getOrderId(), e);
      return () -> ended(order, new Pass.Rest(order.failedAfter(order), Duration.ZERO));
    }
  }

  private void ended(OpenOrder order, Pass pass) {
    switch (pass) {
      case Pass.Finished() -> orders.finished(order);
      case Pass.Rest(OpenOrder rested, Duration atLeast) ->
          orders.rest(rested, parts.nowMillis() + restMillis(rested, atLeast));
      // The loop ends too, or the log knows more than this member: then the order is tried again.
      case Pass.Over() -> orders.rest(order, parts.nowMillis() + LAST_REST_MILLIS);
    }
    dispatch();
  }

  private static long restMillis(OpenOrder order, Duration atLeast) {
    long millis = Pace.pauseMillis(order.failures(), FIRST_REST_MILLIS, LAST_REST_MILLIS);
    return Math.max(
        atLeast.toMillis(), ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }

  /// One timer at most. While the window is full none is needed: an order that ends looks itself.
  private void wakeForTheNext(long nowMillis) {
    wake.cancel(false);
    var due = orders.wakeAtMillis();
    if (due.isPresent() && orders.underWay() < window()) {
      wake = later(Math.max(1, due.getAsLong() - nowMillis), this::dispatch);
    }
  }

  private void lookForAbandoned() {
    Thread.ofVirtual()
        .name("abandoned-checkouts")
        .start(() -> {
          try {
            abandoned.look();
          } catch (TermOverException e) {
            LOG.debug("abandoned checkouts are the next leader's");
          } catch (RuntimeException | Error e) {
            LOG.warn("abandoned checkouts are left for the next look", e);
          } finally {
            var _ = later(ABANDONED_PERIOD.toMillis(), this::lookForAbandoned);
          }
        });
  }

  private void onLoop(Runnable task) {
    loop.execute(() -> guarded(task));
  }

  private Future<?> later(long millis, Runnable task) {
    return loop.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
  }

  /// A failure of one task must not be lost without a word.
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a task of the executor failed", e);
    }
  }
}
