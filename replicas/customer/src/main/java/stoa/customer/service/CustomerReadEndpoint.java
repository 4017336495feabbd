package stoa.customer.service;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import stoa.customer.read.AccountReads;
import stoa.customer.read.CheckoutReads;
import stoa.customer.read.SessionReads;
import stoa.proto.customer.v1.CheckSessionRequest;
import stoa.proto.customer.v1.CustomerReadServiceGrpc.CustomerReadServiceImplBase;
import stoa.proto.customer.v1.FindLoginRequest;
import stoa.proto.customer.v1.FindLoginResponse;
import stoa.proto.customer.v1.FraudSignals;
import stoa.proto.customer.v1.GetAccountRequest;
import stoa.proto.customer.v1.GetAccountResponse;
import stoa.proto.customer.v1.GetCartRequest;
import stoa.proto.customer.v1.GetCartResponse;
import stoa.proto.customer.v1.GetCheckoutRequest;
import stoa.proto.customer.v1.GetCheckoutResponse;
import stoa.proto.customer.v1.GetFraudSignalsRequest;
import stoa.proto.customer.v1.ListAbandonedCheckoutsRequest;
import stoa.proto.customer.v1.ListAbandonedCheckoutsResponse;
import stoa.proto.customer.v1.SessionStatus;
import stoa.replica.service.FieldRules;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.LinearizableReads;
import stoa.replica.service.ReadPlan;
import stoa.replica.service.ReadPlan.Ask;

/// Reads over gRPC: each reflects every command acknowledged, by any member, before it was asked.
@Singleton
public final class CustomerReadEndpoint extends CustomerReadServiceImplBase {
  private static final int MAX_LISTED = 100;

  private final LinearizableReads reads;
  private final SessionReads sessions;
  private final AccountReads accounts;
  private final CheckoutReads checkouts;

  CustomerReadEndpoint(
      LinearizableReads reads,
      SessionReads sessions,
      AccountReads accounts,
      CheckoutReads checkouts) {
    this.reads = reads;
    this.sessions = sessions;
    this.accounts = accounts;
    this.checkouts = checkouts;
  }

  @Override
  public void checkSession(CheckSessionRequest request, StreamObserver<SessionStatus> observer) {
    // No session has the number 0: it asks for the group's time, and whether the group answers.
    follow(() -> {}, () -> sessions.check(request.getSessionId()), observer);
  }

  @Override
  public void findLogin(FindLoginRequest request, StreamObserver<FindLoginResponse> observer) {
    answer(
        () -> {
          OperationFields.role(request.getRole());
          Fields.username("username", request.getUsername());
        },
        () -> accounts.login(request.getRoleValue(), request.getUsername()),
        observer);
  }

  @Override
  public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> observer) {
    answer(
        () -> {
          OperationFields.role(request.getRole());
          FieldRules.given("account_id", request.getAccountId());
        },
        () -> accounts.account(request.getAccountId(), request.getRoleValue()),
        observer);
  }

  @Override
  public void getCart(GetCartRequest request, StreamObserver<GetCartResponse> observer) {
    follow(
        () -> FieldRules.given("session_id", request.getSessionId()),
        () -> sessions.cart(request.getSessionId()),
        observer);
  }

  @Override
  public void getCheckout(
      GetCheckoutRequest request, StreamObserver<GetCheckoutResponse> observer) {
    answer(
        () -> FieldRules.orderId(request.getOrderId()),
        () -> checkouts.checkout(request.getOrderId()),
        observer);
  }

  @Override
  public void getFraudSignals(
      GetFraudSignalsRequest request, StreamObserver<FraudSignals> observer) {
    answer(
        () -> {
          FieldRules.given("buyer_id", request.getBuyerId());
          FieldRules.fingerprint("card_fingerprint", request.getCardFingerprint(), 0);
        },
        () -> checkouts.fraudSignals(request.getBuyerId(), request.getCardFingerprint()),
        observer);
  }

  @Override
  public void listAbandonedCheckouts(
      ListAbandonedCheckoutsRequest request,
      StreamObserver<ListAbandonedCheckoutsResponse> observer) {
    answer(
        () -> FieldRules.range("limit", request.getLimit(), 1, MAX_LISTED),
        () -> checkouts.abandoned(request),
        observer);
  }

  private <T> void answer(Runnable check, Supplier<T> query, StreamObserver<T> observer) {
    follow(check, () -> new Ask<>(query), observer);
  }

  private <T> void follow(Runnable check, Supplier<ReadPlan<T>> plan, StreamObserver<T> observer) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      GrpcAnswers.send(CompletableFuture.<T>failedFuture(e), observer);
      return;
    }
    GrpcAnswers.send(reads.follow(plan), observer);
  }
}
