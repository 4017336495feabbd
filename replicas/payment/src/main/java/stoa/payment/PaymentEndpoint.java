package stoa.payment;

import jakarta.inject.Singleton;
import jakarta.jws.WebService;
import stoa.crash.CrashPoint;
import stoa.crash.CrashPoints;
import stoa.payment.api.Authorize;
import stoa.payment.api.AuthorizeResponse;
import stoa.payment.api.BusyFault;
import stoa.payment.api.Capture;
import stoa.payment.api.CaptureResponse;
import stoa.payment.api.GetTransaction;
import stoa.payment.api.GetTransactionResponse;
import stoa.payment.api.InvalidCard;
import stoa.payment.api.InvalidCardFault;
import stoa.payment.api.PaymentPort;
import stoa.payment.api.Refund;
import stoa.payment.api.RefundResponse;
import stoa.payment.api.Tokenize;
import stoa.payment.api.TokenizeResponse;
import stoa.payment.api.Transaction;
import stoa.payment.api.TransactionConflictFault;
import stoa.payment.api.UnknownTokenFault;
import stoa.payment.api.VoidResponse;
import stoa.payment.card.CardFields;
import stoa.payment.card.CardKey;
import stoa.payment.card.CardToken;
import stoa.payment.card.CardTokenRepository;
import stoa.payment.card.Conduct;
import stoa.payment.ledger.Ledger;
import stoa.payment.ledger.Operation;

/// The WSDL's operations. Idempotent by order id; see the schema for what a repeat gets.
@Singleton
@WebService(
    endpointInterface = "stoa.payment.api.PaymentPort",
    targetNamespace = "urn:stoa:payment:v1",
    serviceName = "PaymentService",
    portName = "PaymentPort",
    wsdlLocation = "classpath:wsdl/payment.wsdl")
public class PaymentEndpoint implements PaymentPort {
  private final Bank bank;
  private final Ledger ledger;
  private final CardKey key;
  private final CardTokenRepository tokens;
  private final java.time.Clock time;

  PaymentEndpoint(
      Bank bank, Ledger ledger, CardKey key, CardTokenRepository tokens, java.time.Clock time) {
    this.bank = bank;
    this.ledger = ledger;
    this.key = key;
    this.tokens = tokens;
    this.time = time;
  }

  @Override
  public TokenizeResponse tokenize(Tokenize request) throws InvalidCardFault, BusyFault {
    var card =
        new CardFields(
            request.getHolder(),
            request.getNumber(),
            request.getExpiry(),
            request.getSecurityCode());
    var fault = card.fault();
    if (fault.isPresent()) {
      throw invalid(fault.get());
    }
    return bank.<TokenizeResponse, BusyFault>call(() -> token(card));
  }

  private TokenizeResponse token(CardFields card) {
    long now = time.millis();
    var token = new CardToken(key.newToken(), Conduct.of(card.number()), now, now);
    CrashPoints.reach(CrashPoint.PAYMENT_TOKENIZE_BEFORE_COMMIT);
    tokens.save(token);
    CrashPoints.reach(CrashPoint.PAYMENT_TOKENIZE_AFTER_COMMIT);
    var response = new TokenizeResponse();
    response.setToken(token.token());
    response.setCardFingerprint(key.fingerprint(card.number()));
    response.setFingerprintKey(key.name());
    return response;
  }

  private static InvalidCardFault invalid(CardFields.Fault fault) {
    var info = new InvalidCard();
    info.setField(fault.field());
    info.setRule(fault.rule());
    return new InvalidCardFault(fault.field() + ": " + fault.rule(), info);
  }

  @Override
  public AuthorizeResponse authorize(Authorize request)
      throws UnknownTokenFault, BusyFault, TransactionConflictFault {
    var operation =
        new Operation.Authorize(
            request.getOrderId(),
            request.getAmountCents(),
            request.getToken(),
            Answers.clock(request.getClock()));
    Ledger.Outcome outcome = bank.<Ledger.Outcome, BusyFault>call(() -> ledger.carryOut(operation));
    var response = new AuthorizeResponse();
    response.setTransaction(Answers.authorized(outcome));
    return response;
  }

  @Override
  public CaptureResponse capture(Capture request) throws BusyFault, TransactionConflictFault {
    var operation =
        new Operation.Capture(
            request.getOrderId(), request.getAmountCents(), Answers.clock(request.getClock()));
    var response = new CaptureResponse();
    response.setTransaction(carryOut(operation));
    return response;
  }

  @Override
  public VoidResponse _void(stoa.payment.api.Void request)
      throws BusyFault, TransactionConflictFault {
    var operation = new Operation.Cancel(request.getOrderId(), Answers.clock(request.getClock()));
    var response = new VoidResponse();
    response.setTransaction(carryOut(operation));
    return response;
  }

  @Override
  public RefundResponse refund(Refund request) throws BusyFault, TransactionConflictFault {
    var operation =
        new Operation.Refund(
            request.getOrderId(), request.getAmountCents(), Answers.clock(request.getClock()));
    var response = new RefundResponse();
    response.setTransaction(carryOut(operation));
    return response;
  }

  @Override
  public GetTransactionResponse getTransaction(GetTransaction request) throws BusyFault {
    return bank.<GetTransactionResponse, BusyFault>call(() -> {
      var response = new GetTransactionResponse();
      ledger
          .find(request.getOrderId())
          .map(Answers::transaction)
          .ifPresent(response::setTransaction);
      return response;
    });
  }

  private Transaction carryOut(Operation operation) throws BusyFault, TransactionConflictFault {
    return Answers.done(bank.<Ledger.Outcome, BusyFault>call(() -> ledger.carryOut(operation)));
  }
}
