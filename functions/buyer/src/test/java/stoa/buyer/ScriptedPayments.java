package stoa.buyer;

import com.google.protobuf.ByteString;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import stoa.buyer.purchase.Card;
import stoa.buyer.purchase.CardToken;
import stoa.buyer.purchase.Payment;
import stoa.buyer.purchase.PaymentUnavailableException;
import stoa.buyer.purchase.Payments;
import stoa.buyer.purchase.VectorClock;

/// A payment service that takes every card and is away from then on.
@Singleton
@Replaces(bean = Payments.class, factory = PurchaseParts.class)
@Requires(property = "stoa.test.payments", value = "scripted")
final class ScriptedPayments implements Payments {
  /// Ends whatever still waits for the service.
  volatile boolean over;

  @Override
  public CardToken tokenize(Card card) {
    return new CardToken("token", ByteString.copyFromUtf8("card"));
  }

  @Override
  public Payment authorize(String orderId, long amountCents, String token, VectorClock clock) {
    throw away();
  }

  @Override
  public Payment capture(String orderId, long amountCents, VectorClock clock) {
    throw away();
  }

  @Override
  public Payment release(String orderId, VectorClock clock) {
    throw away();
  }

  private RuntimeException away() {
    return over
        ? new IllegalStateException("the test is over")
        : new PaymentUnavailableException("away", Duration.ofSeconds(1));
  }
}
