package stoa.buyer.purchase;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stoa.client.CallContext;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.RefuseOrder;

/// What a purchase asks of the product group, which keeps one outcome for each order id. Every
/// command answers with the outcome that stands after it, whether it had an effect or not. Every
/// call may fail with a [stoa.client.GroupCallException].
public interface OrderBook {
  /// The outcome of an order id, if it has one.
  Optional<OrderOutcome> outcome(String orderId, CallContext context);

  /// Reserves all lines or none.
  ///
  /// @throws KeyReusedException when the order id stands for another request
  OrderOutcome place(PlaceOrder command, CallContext context);

  /// Keeps a refusal.
  ///
  /// @throws KeyReusedException when the order id stands for another request
  OrderOutcome refuse(RefuseOrder command, CallContext context);

  /// The outcome of an order id once it is final, or as it stands when the wait is over.
  ///
  /// @param wait how long at most, to the millisecond; a member may cut it short
  Optional<OrderOutcome> await(String orderId, Duration wait, CallContext context);

  /// Items bought together with any of the given, most often first.
  List<ItemId> suggestions(List<ItemId> items, CallContext context);
}
