package stoa.product.executor;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.client.CallContext;
import stoa.client.CustomerGroup;
import stoa.client.GroupCallException;
import stoa.payment.client.PaymentConnection;
import stoa.proto.customer.v1.ListAbandonedCheckoutsRequest;
import stoa.replica.service.ReplicaConfiguration;

/// Makes the ways to the payment service and the customer group ready, without an effect, on every
/// member: whichever leads next would otherwise begin with seconds of loading classes while all
/// orders wait. Once in a process, and one member after the other, since on one machine all of them
/// start together.
@Singleton
class Priming {
  /// After the start, when machine and group have settled.
  static final Duration FIRST_DELAY = Duration.ofSeconds(15);

  /// From one member to the next.
  static final Duration STEP = Duration.ofSeconds(4);

  private static final Duration CALL_LIMIT = Duration.ofSeconds(5);

  /// Loading classes pins the carriers of virtual threads, of which a small machine has two.
  private static final Executor PLATFORM_THREAD =
      task -> Thread.ofPlatform().daemon().name("priming").start(task);

  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  private final PaymentConnection payments;
  private final CustomerGroup customers;
  private final Duration delay;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean settled;

  Priming(PaymentConnection payments, CustomerGroup customers, ReplicaConfiguration configuration) {
    this.payments = payments;
    this.customers = customers;
    this.delay = FIRST_DELAY.plus(STEP.multipliedBy(configuration.member()));
  }

  /// Does so later.
  void begin() {
    after(FIRST_DELAY).execute(() -> settled = true);
    after(delay).execute(this::once);
  }

  /// This member leads: at once, unless it is only just starting.
  void hurry() {
    if (settled) {
      PLATFORM_THREAD.execute(this::once);
    }
  }

  private void once() {
    if (begun.compareAndSet(false, true)) {
      payments.prime();
      try {
        var _ =
            customers.listAbandonedCheckouts(
                CallContext.within(CALL_LIMIT, "priming"),
                ListAbandonedCheckoutsRequest.newBuilder().setLimit(1).build());
      } catch (GroupCallException e) {
        LOG.info("The customer group was not there for priming: {}", e.getMessage());
      }
    }
  }

  private static Executor after(Duration pause) {
    return CompletableFuture.delayedExecutor(
        pause.toMillis(), TimeUnit.MILLISECONDS, PLATFORM_THREAD);
  }
}
