package stoa.product.executor;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import stoa.payment.client.Payment;
import stoa.payment.client.PaymentConflictException;
import stoa.payment.client.PaymentUnavailableException;
import stoa.payment.client.Payments;
import stoa.payment.client.VectorClock;

/// The payment service, with the answers and failures told to a window. Safe for many threads.
final class WindowedPayments implements Payments {
  private final Payments payments;
  private final IntSupplier underWay;
  private final LongSupplier nanos;
  private volatile PaymentWindow window = PaymentWindow.first();
  private volatile long answeredAtNanos;

  /// @param underWay orders under way now
  /// @param nanos a clock that never jumps
  WindowedPayments(Payments payments, IntSupplier underWay, LongSupplier nanos) {
    this.payments = payments;
    this.underWay = underWay;
    this.nanos = nanos;
    this.answeredAtNanos = nanos.getAsLong();
  }

  /// How many orders may be under way.
  int window() {
    return window.size();
  }

  /// How long ago the service answered last; at first, how long ago the term began.
  Duration silence() {
    return Duration.ofNanos(nanos.getAsLong() - answeredAtNanos);
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

  /// Asked after a call without an answer, which the window knows of already: one failure halves it
  /// once.
  @Override
  public Optional<Payment> find(String orderId) {
    return payments.find(orderId);
  }

  private <T> T told(Supplier<T> call) {
    long cutsBefore = window.cuts();
    try {
      T answer = call.get();
      answered();
      return answer;
    } catch (PaymentConflictException e) {
      answered(); // It works, whatever it says.
      throw e;
    } catch (PaymentUnavailableException e) {
      change(now -> now.failed(cutsBefore));
      throw e;
    }
  }

  private void answered() {
    answeredAtNanos = nanos.getAsLong();
    change(now -> now.answered(underWay.getAsInt()));
  }

  private synchronized void change(UnaryOperator<PaymentWindow> change) {
    window = change.apply(window);
  }
}
