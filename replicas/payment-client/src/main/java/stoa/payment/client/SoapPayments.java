package stoa.payment.client;

import com.google.protobuf.ByteString;
import jakarta.xml.ws.WebServiceException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import stoa.payment.api.Authorize;
import stoa.payment.api.BusyFault;
import stoa.payment.api.Capture;
import stoa.payment.api.GetTransaction;
import stoa.payment.api.InvalidCardFault;
import stoa.payment.api.PaymentPort;
import stoa.payment.api.Tokenize;
import stoa.payment.api.TokenizeResponse;
import stoa.payment.api.TransactionConflictFault;
import stoa.payment.api.UnknownTokenFault;
import stoa.payment.api.Void;

/// The payment service over SOAP. Its exceptions name what failed and never what was sent, which
/// may hold a card.
public final class SoapPayments implements CardTokens, Payments {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final PaymentConnection connection;

  /// @param connection makes the port when it is first needed
  public SoapPayments(PaymentConnection connection) {
    this.connection = connection;
  }

  @Override
  public CardToken tokenize(Card card) {
    Tokenize request = new Tokenize();
    request.setHolder(card.holder());
    request.setNumber(card.number());
    request.setExpiry(card.expiry());
    request.setSecurityCode(card.securityCode());
    return call(port -> {
      try {
        return tokenOf(port.tokenize(request));
      } catch (InvalidCardFault e) {
        throw new CardRefusedException(e.getFaultInfo().getField(), e.getFaultInfo().getRule());
      } catch (BusyFault e) {
        throw busy(e);
      }
    });
  }

  private static CardToken tokenOf(TokenizeResponse response) {
    ByteString fingerprint =
        ByteString.copyFromUtf8(response.getFingerprintKey() + ":")
            .concat(ByteString.copyFrom(response.getCardFingerprint()));
    return new CardToken(response.getToken(), fingerprint);
  }

  @Override
  public Payment authorize(String orderId, long amountCents, String token, VectorClock clock) {
    Authorize request = new Authorize();
    request.setOrderId(orderId);
    request.setAmountCents(amountCents);
    request.setToken(token);
    request.setClock(SoapClocks.toSoap(clock));
    return call(port -> {
      try {
        return SoapClocks.payment(port.authorize(request).getTransaction());
      } catch (UnknownTokenFault e) {
        throw new PaymentConflictException("unknown card token");
      } catch (TransactionConflictFault e) {
        throw new PaymentConflictException("another amount, or not to be authorized");
      } catch (BusyFault e) {
        throw busy(e);
      }
    });
  }

  @Override
  public Payment capture(String orderId, long amountCents, VectorClock clock) {
    Capture request = new Capture();
    request.setOrderId(orderId);
    request.setAmountCents(amountCents);
    request.setClock(SoapClocks.toSoap(clock));
    return call(port -> {
      try {
        return SoapClocks.payment(port.capture(request).getTransaction());
      } catch (TransactionConflictFault e) {
        throw new PaymentConflictException("nothing to capture, or another amount");
      } catch (BusyFault e) {
        throw busy(e);
      }
    });
  }

  @Override
  public Payment release(String orderId, VectorClock clock) {
    Void request = new Void();
    request.setOrderId(orderId);
    request.setClock(SoapClocks.toSoap(clock));
    return call(port -> {
      try {
        return SoapClocks.payment(port._void(request).getTransaction());
      } catch (TransactionConflictFault e) {
        throw new PaymentConflictException("already captured");
      } catch (BusyFault e) {
        throw busy(e);
      }
    });
  }

  @Override
  public Optional<Payment> find(String orderId) {
    GetTransaction request = new GetTransaction();
    request.setOrderId(orderId);
    return call(port -> {
      try {
        return Optional.ofNullable(port.getTransaction(request).getTransaction())
            .map(SoapClocks::payment);
      } catch (BusyFault e) {
        throw busy(e);
      }
    });
  }

  private <T> T call(Function<PaymentPort, T> operation) {
    try {
      return operation.apply(connection.port());
    } catch (WebServiceException e) {
      connection.doubt();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw PaymentUnavailableException.unanswered(
          "payment service: " + cause.getClass().getSimpleName(), RETRY_AFTER);
    }
  }

  private static PaymentUnavailableException busy(BusyFault fault) {
    return PaymentUnavailableException.busy(
        Duration.ofMillis(fault.getFaultInfo().getRetryAfterMillis()));
  }
}
