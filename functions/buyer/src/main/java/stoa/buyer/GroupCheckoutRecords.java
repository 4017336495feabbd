package stoa.buyer;

import com.google.protobuf.ByteString;
import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.buyer.purchase.CheckoutRecords;
import stoa.client.CallContext;
import stoa.client.CommandAnswer;
import stoa.client.CommandIdentity;
import stoa.client.CustomerGroup;
import stoa.proto.customer.v1.CartTaken;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.FraudSignals;
import stoa.proto.customer.v1.GetAccountRequest;
import stoa.proto.customer.v1.GetAccountResponse;
import stoa.proto.customer.v1.GetCheckoutRequest;
import stoa.proto.customer.v1.GetCheckoutResponse;
import stoa.proto.customer.v1.GetFraudSignalsRequest;
import stoa.proto.customer.v1.Role;
import stoa.proto.customer.v1.TakeCart;

/// The checkout records in the customer group.
@Singleton
final class GroupCheckoutRecords implements CheckoutRecords {
  private final CustomerGroup customers;

  GroupCheckoutRecords(CustomerGroup customers) {
    this.customers = customers;
  }

  @Override
  public CustomerResult takeCart(TakeCart command, CallContext context) {
    return submit(CustomerOperation.newBuilder().setTakeCart(command), context);
  }

  @Override
  public void close(CloseCheckout command, CallContext context) {
    submit(CustomerOperation.newBuilder().setCloseCheckout(command), context);
  }

  @Override
  public Optional<CartTaken> find(String orderId, CallContext context) {
    GetCheckoutResponse answer =
        customers.getCheckout(context, GetCheckoutRequest.newBuilder().setOrderId(orderId).build());
    return answer.getFound() ? Optional.of(answer.getCheckout()) : Optional.empty();
  }

  @Override
  public boolean hasBuyerData(long buyerId, CallContext context) {
    GetAccountResponse account =
        customers.getAccount(
            context,
            GetAccountRequest.newBuilder().setAccountId(buyerId).setRole(Role.ROLE_BUYER).build());
    return account.getFound() && !account.getName().isBlank();
  }

  @Override
  public FraudSignals fraudSignals(long buyerId, ByteString cardFingerprint, CallContext context) {
    return customers.getFraudSignals(
        context,
        GetFraudSignalsRequest.newBuilder()
            .setBuyerId(buyerId)
            .setCardFingerprint(cardFingerprint)
            .build());
  }

  private CustomerResult submit(CustomerOperation.Builder operation, CallContext context) {
    CommandIdentity identity = CommandIdentity.onceByItsRow(customers.seenTimeMillis(context));
    return switch (customers.submit(context, identity, operation.build())) {
      case CommandAnswer.Decided<CustomerResult> decided -> decided.result();
      case CommandAnswer.FingerprintMismatch<CustomerResult> mismatch ->
          throw new IllegalStateException("a command without an id has no fingerprint");
    };
  }
}
