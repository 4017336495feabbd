package stoa.client;

import stoa.proto.customer.v1.CheckSessionRequest;
import stoa.proto.customer.v1.CustomerCommandServiceGrpc;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerReadServiceGrpc;
import stoa.proto.customer.v1.CustomerResult;
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
import stoa.proto.customer.v1.SubmitRequest;

/// The customer group: accounts, sessions, carts, counters and fraud signals.
///
/// Every read is linearizable and throws [GroupUnavailableException] when no member answered in
/// time, [CallRefusedException] when the request is malformed.
public final class CustomerGroup extends ReplicatedGroup<CustomerResult> {
  /// @param client closed with this
  public CustomerGroup(GroupClient client) {
    super(client, CustomerResult.parser());
  }

  /// Has one command ordered and waits for its result.
  ///
  /// @throws GroupUnavailableException when it is certainly without effect
  /// @throws OutcomeUnknownException when that is not certain
  public CommandAnswer<CustomerResult> submit(
      CallContext context, CommandIdentity identity, CustomerOperation operation) {
    var request =
        SubmitRequest.newBuilder()
            .setHeader(identity.header(context.requestId()))
            .setOperation(operation)
            .build();
    return submit(CustomerCommandServiceGrpc.getSubmitMethod(), request, context);
  }

  @Override
  long askTimeMillis(CallContext context) {
    return checkSession(context, CheckSessionRequest.getDefaultInstance()).getGroupTimeMillis();
  }

  /// Whether a session is in use, and what is due for it.
  public SessionStatus checkSession(CallContext context, CheckSessionRequest request) {
    SessionStatus answer = read(CustomerReadServiceGrpc.getCheckSessionMethod(), request, context);
    seen(answer.getGroupTimeMillis());
    return answer;
  }

  /// The account of a username, with its password hash.
  public FindLoginResponse findLogin(CallContext context, FindLoginRequest request) {
    FindLoginResponse answer = read(CustomerReadServiceGrpc.getFindLoginMethod(), request, context);
    seen(answer.getGroupTimeMillis());
    return answer;
  }

  /// An account.
  public GetAccountResponse getAccount(CallContext context, GetAccountRequest request) {
    return read(CustomerReadServiceGrpc.getGetAccountMethod(), request, context);
  }

  /// A session's cart.
  public GetCartResponse getCart(CallContext context, GetCartRequest request) {
    GetCartResponse answer = read(CustomerReadServiceGrpc.getGetCartMethod(), request, context);
    seen(answer.getSession().getGroupTimeMillis());
    return answer;
  }

  /// The checkout record of an order id.
  public GetCheckoutResponse getCheckout(CallContext context, GetCheckoutRequest request) {
    return read(CustomerReadServiceGrpc.getGetCheckoutMethod(), request, context);
  }

  /// What speaks against a buyer or a card.
  public FraudSignals getFraudSignals(CallContext context, GetFraudSignalsRequest request) {
    return read(CustomerReadServiceGrpc.getGetFraudSignalsMethod(), request, context);
  }

  /// Checkouts that nobody went on with.
  public ListAbandonedCheckoutsResponse listAbandonedCheckouts(
      CallContext context, ListAbandonedCheckoutsRequest request) {
    return read(CustomerReadServiceGrpc.getListAbandonedCheckoutsMethod(), request, context);
  }
}
