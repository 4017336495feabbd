package stoa.buyer.purchase;

import com.google.protobuf.ByteString;
import java.util.Optional;
import stoa.client.CallContext;
import stoa.proto.customer.v1.CartTaken;
import stoa.proto.customer.v1.CloseCheckout;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.FraudSignals;
import stoa.proto.customer.v1.TakeCart;

/// What a purchase asks of the customer group. The commands are once-only by the checkout record of
/// the order id. Every call may fail with a [stoa.client.GroupCallException].
public interface CheckoutRecords {
  /// Takes the cart, or gives the lines that were taken for this order before.
  ///
  /// @return a [CartTaken] or a refusal
  CustomerResult takeCart(TakeCart command, CallContext context);

  /// Closes the checkout record and frees the cart if this order holds it.
  void close(CloseCheckout command, CallContext context);

  /// The checkout record of an order id.
  Optional<CartTaken> find(String orderId, CallContext context);

  /// Whether the buyer's account is known and has a name.
  boolean hasBuyerData(long buyerId, CallContext context);

  /// Attempts and declines of the last minutes.
  FraudSignals fraudSignals(long buyerId, ByteString cardFingerprint, CallContext context);
}
