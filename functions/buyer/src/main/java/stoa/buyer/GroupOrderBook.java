package stoa.buyer;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stoa.buyer.purchase.KeyReusedException;
import stoa.buyer.purchase.OrderBook;
import stoa.client.CallContext;
import stoa.client.CommandAnswer;
import stoa.client.CommandIdentity;
import stoa.client.ProductGroup;
import stoa.proto.common.v1.ItemId;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetOutcomeResponse;
import stoa.proto.product.v1.GetSuggestionsRequest;
import stoa.proto.product.v1.Item;
import stoa.proto.product.v1.OrderOutcome;
import stoa.proto.product.v1.PlaceOrder;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductRefusal;
import stoa.proto.product.v1.ProductResult;
import stoa.proto.product.v1.RefuseOrder;
import stoa.proto.product.v1.WaitOutcomeRequest;

/// The orders in the product group.
@Singleton
final class GroupOrderBook implements OrderBook {
  /// How many suggestions an order keeps.
  static final int SUGGESTIONS = 5;

  /// The longest wait that a member takes.
  static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final ProductGroup products;

  GroupOrderBook(ProductGroup products) {
    this.products = products;
  }

  @Override
  public Optional<OrderOutcome> outcome(String orderId, CallContext context) {
    return found(
        products.getOutcome(context, GetOutcomeRequest.newBuilder().setOrderId(orderId).build()));
  }

  private static Optional<OrderOutcome> found(GetOutcomeResponse answer) {
    return answer.getFound() ? Optional.of(answer.getOutcome()) : Optional.empty();
  }

  @Override
  public OrderOutcome place(PlaceOrder command, CallContext context) {
    return submit(ProductOperation.newBuilder().setPlaceOrder(command), context);
  }

  @Override
  public OrderOutcome refuse(RefuseOrder command, CallContext context) {
    return submit(ProductOperation.newBuilder().setRefuseOrder(command), context);
  }

  @Override
  public Optional<OrderOutcome> await(String orderId, Duration wait, CallContext context) {
    return found(
        products.waitOutcome(
            context,
            WaitOutcomeRequest.newBuilder()
                .setOrderId(orderId)
                .setWaitMillis((int) Math.clamp(wait.toMillis(), 1, MAX_WAIT.toMillis()))
                .build()));
  }

  @Override
  public List<ItemId> suggestions(List<ItemId> items, CallContext context) {
    return products
        .getSuggestions(
            context,
            GetSuggestionsRequest.newBuilder().addAllItemIds(items).setLimit(SUGGESTIONS).build())
        .getItemsList()
        .stream()
        .map(Item::getItemId)
        .toList();
  }

  private OrderOutcome submit(ProductOperation.Builder operation, CallContext context) {
    CommandIdentity identity = CommandIdentity.onceByItsRow(products.seenTimeMillis(context));
    return switch (products.submit(context, identity, operation.build())) {
      case CommandAnswer.Decided<ProductResult> decided -> outcomeOf(decided.result());
      case CommandAnswer.FingerprintMismatch<ProductResult> mismatch ->
          throw new KeyReusedException();
    };
  }

  private static OrderOutcome outcomeOf(ProductResult result) {
    if (result.hasOutcome()) {
      return result.getOutcome();
    }
    if (result.getRefusal().getCode() == ProductRefusal.Code.CODE_KEY_REUSED) {
      throw new KeyReusedException();
    }
    throw new IllegalStateException("no outcome of an order: " + result.getResultCase());
  }
}
