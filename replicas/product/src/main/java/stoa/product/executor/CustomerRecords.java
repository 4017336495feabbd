package stoa.product.executor;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.client.CallContext;
import stoa.client.CommandIdentity;
import stoa.client.CustomerGroup;
import stoa.client.GroupCallException;
import stoa.proto.customer.v1.AbandonedCheckout;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.ListAbandonedCheckoutsRequest;
import stoa.proto.customer.v1.RecordPurchase;
import stoa.proto.product.v1.Order;

/// What the leader tells and asks the customer group. What it tells is once-only by the checkout
/// record, so it may be told again at any time, by any leader.
final class CustomerRecords {
  /// How long one call is tried, over all members; then the order rests.
  static final Duration CALL_LIMIT = Duration.ofSeconds(5);

  /// Abandoned checkouts of one answer; the contract's most.
  static final int MOST_ABANDONED = 100;

  private static final Logger LOG = LoggerFactory.getLogger(CustomerRecords.class);
  private static final long NO_TIME_SEEN = 0;

  private final CustomerGroup customers;
  private final String requestId;

  CustomerRecords(CustomerGroup customers, String requestId) {
    this.customers = customers;
    this.requestId = requestId;
  }

  /// Records a purchase.
  ///
  /// @param order with its lines
  /// @return whether it is acknowledged
  boolean recordPurchase(Order order) {
    var purchase =
        RecordPurchase.newBuilder().setOrderId(order.getOrderId()).setBuyerId(order.getBuyerId());
    order
        .getLinesList()
        .forEach(line ->
            purchase.addLines(
                CartLine.newBuilder().setItemId(line.getItemId()).setQuantity(line.getQuantity())));
    return submit(order.getOrderId(), CustomerOperation.newBuilder().setRecordPurchase(purchase));
  }

  /// Frees the cart of a declined order, and counts the decline among the fraud signals unless it
  /// was the payment service that failed.
  ///
  /// @return whether it is acknowledged
  boolean closeDeclined(Order order) {
    boolean byTheBank =
        switch (order.getDeclineReason()) {
          case DECLINE_REASON_DECLINED, DECLINE_REASON_INSUFFICIENT_FUNDS -> true;
          case DECLINE_REASON_PAYMENT_UNAVAILABLE, DECLINE_REASON_UNSPECIFIED, UNRECOGNIZED ->
              false;
        };
    return close(
        CloseCheckout.newBuilder()
            .setOrderId(order.getOrderId())
            .setDeclined(byTheBank)
            .setCardFingerprint(byTheBank ? order.getCardFingerprint() : ByteString.EMPTY)
            .build());
  }

  /// Frees the cart of a refused purchase.
  ///
  /// @return whether it is acknowledged
  boolean closeRefused(String orderId) {
    return close(CloseCheckout.newBuilder().setOrderId(orderId).build());
  }

  /// Checkouts that nobody went on with, longest first, at most [#MOST_ABANDONED].
  ///
  /// @param last of the checkouts before; empty to begin with
  /// @throws GroupCallException when the group gave no answer
  List<AbandonedCheckout> abandoned(Optional<AbandonedCheckout> last) {
    var request = ListAbandonedCheckoutsRequest.newBuilder().setLimit(MOST_ABANDONED);
    last.ifPresent(checkout ->
        request
            .setAfterTakenAtMillis(checkout.getTakenAtMillis())
            .setAfterOrderId(checkout.getOrderId()));
    return customers.listAbandonedCheckouts(context(), request.build()).getCheckoutsList();
  }

  private boolean close(CloseCheckout close) {
    return submit(close.getOrderId(), CustomerOperation.newBuilder().setCloseCheckout(close));
  }

  private boolean submit(String orderId, CustomerOperation.Builder operation) {
    try {
      var _ =
          customers.submit(
              context(), CommandIdentity.onceByItsRow(NO_TIME_SEEN), operation.build());
      return true;
    } catch (GroupCallException e) {
      LOG.info(
          "{} of order {} is repeated: {}", operation.getOperationCase(), orderId, e.getMessage());
      return false;
    }
  }

  private CallContext context() {
    return CallContext.within(CALL_LIMIT, requestId);
  }
}
