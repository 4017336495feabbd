package stoa.product.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stoa.payment.client.Payment;
import stoa.payment.client.PaymentConflictException;
import stoa.payment.client.PaymentUnavailableException;
import stoa.payment.client.Payments;
import stoa.payment.client.VectorClock;

class WindowedPaymentsTest {
  private static final Payment DONE =
      new Payment(Payment.State.CAPTURED, new VectorClock(Map.of()));

  private volatile Supplier<Payment> answer = () -> DONE;
  private long nanos = 5_000;
  private final WindowedPayments payments =
      new WindowedPayments(new Service(), () -> PaymentWindow.FIRST, () -> nanos);

  private final class Service implements Payments {
    @Override
    public Payment authorize(String orderId, long amountCents, String token, VectorClock clock) {
      return answer.get();
    }

    @Override
    public Payment capture(String orderId, long amountCents, VectorClock clock) {
      return answer.get();
    }

    @Override
    public Payment release(String orderId, VectorClock clock) {
      return answer.get();
    }

    @Override
    public Optional<Payment> find(String orderId) {
      return Optional.of(answer.get());
    }
  }

  private Payment call() {
    return payments.capture("order", 1, DONE.clock());
  }

  private void fails(RuntimeException failure) {
    answer =
        () -> {
          throw failure;
        };
    assertThrows(failure.getClass(), this::call);
  }

  private static PaymentUnavailableException silence() {
    return PaymentUnavailableException.unanswered("silence", Duration.ZERO);
  }

  @Test
  void isHalvedBySilenceAndByABusyServiceButNotByAConflict() {
    fails(silence());
    assertEquals(PaymentWindow.FIRST / 2, payments.window());
    fails(PaymentUnavailableException.busy(Duration.ZERO));
    assertEquals(PaymentWindow.FIRST / 4, payments.window());
    fails(new PaymentConflictException("another amount"));
    assertEquals(PaymentWindow.FIRST / 4, payments.window());
  }

  @Test
  void isHalvedOnceByCallsThatWereUnderWayTogether() throws Exception {
    int calls = PaymentWindow.FIRST;
    var allUnderWay = new CountDownLatch(calls);
    answer =
        () -> {
          allUnderWay.countDown();
          try {
            allUnderWay.await();
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
          throw silence();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, calls).<Callable<Payment>>mapToObj(call -> this::call).toList();
      for (Future<Payment> one : threads.invokeAll(tasks)) {
        assertEquals(Future.State.FAILED, one.state());
      }
    }
    assertEquals(PaymentWindow.FIRST / 2, payments.window());
  }

  @Test
  void knowsHowLongTheServiceHasGivenNoAnswer() {
    nanos += 100;
    assertEquals(Duration.ofNanos(100), payments.silence(), "since the term began");
    call();
    assertEquals(Duration.ZERO, payments.silence());
    nanos += 7;
    fails(silence());
    fails(PaymentUnavailableException.busy(Duration.ZERO));
    assertEquals(Duration.ofNanos(7), payments.silence());
    fails(new PaymentConflictException("another amount"));
    assertEquals(Duration.ZERO, payments.silence());
  }
}
