package stoa.product.executor;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import stoa.payment.client.Payment;
import stoa.payment.client.PaymentUnavailableException;
import stoa.payment.client.Payments;
import stoa.payment.client.VectorClock;

/// The payment service, with every answer and every failure told to the window.
final class WindowedPayments implements Payments {
  private final Payments payments;
  private final AtomicReference<PaymentWindow> window;
  private final IntSupplier underWay;

  /// @param underWay orders under way now
  WindowedPayments(Payments payments, AtomicReference<PaymentWindow> window, IntSupplier underWay) {
    this.payments = payments;
    this.window = window;
    this.underWay = underWay;
  }

  @Override
  public Payment authorize(String orderId, long amountCents, String token, VectorClock clock) {
    return told(() -> payments.authorize(orderId, amountCents, token, clock));
  }

  @Override
  public Payment capture(String orderId, long amountCents, VectorClock clock) {
    return told(() -> payments.capture(orderId, amountCents, clock));
  }

  @Override
  public Payment release(String orderId, VectorClock clock) {
    return told(() -> payments.release(orderId, clock));
  }

  @Override
  public Optional<Payment> find(String orderId) {
    return told(() -> payments.find(orderId));
  }

  private <T> T told(Supplier<T> call) {
    long cutsBefore = window.get().cuts();
    try {
      T answer = call.get();
      window.updateAndGet(now -> now.answered(underWay.getAsInt()));
      return answer;
    } catch (PaymentUnavailableException e) {
      window.updateAndGet(now -> now.failed(cutsBefore));
      throw e;
    }
  }
}
