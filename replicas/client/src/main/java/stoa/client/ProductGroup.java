package stoa.client;

import java.time.Duration;
import stoa.proto.product.v1.GetItemsRequest;
import stoa.proto.product.v1.GetItemsResponse;
import stoa.proto.product.v1.GetOutcomeRequest;
import stoa.proto.product.v1.GetOutcomeResponse;
import stoa.proto.product.v1.GetSellerRatingRequest;
import stoa.proto.product.v1.GetSuggestionsRequest;
import stoa.proto.product.v1.GetSuggestionsResponse;
import stoa.proto.product.v1.GetTimelineRequest;
import stoa.proto.product.v1.GetTimelineResponse;
import stoa.proto.product.v1.ItemPage;
import stoa.proto.product.v1.ListOrdersRequest;
import stoa.proto.product.v1.ListSellerItemsRequest;
import stoa.proto.product.v1.OrderPage;
import stoa.proto.product.v1.ProductCommandServiceGrpc;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductReadServiceGrpc;
import stoa.proto.product.v1.ProductResult;
import stoa.proto.product.v1.SearchItemsRequest;
import stoa.proto.product.v1.SellerRating;
import stoa.proto.product.v1.SubmitRequest;
import stoa.proto.product.v1.WaitOutcomeRequest;

/// The product group: items, search, feedback and ratings, orders and histories.
///
/// Every read is linearizable and throws [GroupUnavailableException] when no member answered in
/// time, [CallRefusedException] when the request is malformed.
public final class ProductGroup extends ReplicatedGroup<ProductResult> {
  /// @param client closed with this
  public ProductGroup(GroupClient client) {
    super(client, ProductResult.parser());
  }

  /// Has one command ordered and waits for its result.
  ///
  /// @throws GroupUnavailableException when it is certainly without effect
  /// @throws OutcomeUnknownException when that is not certain
  public CommandAnswer<ProductResult> submit(
      CallContext context, CommandIdentity identity, ProductOperation operation) {
    var request =
        SubmitRequest.newBuilder()
            .setHeader(identity.header(context.requestId()))
            .setOperation(operation)
            .build();
    return submit(ProductCommandServiceGrpc.getSubmitMethod(), request, context);
  }

  @Override
  long askTimeMillis(CallContext context) {
    return getItems(context, GetItemsRequest.getDefaultInstance()).getGroupTimeMillis();
  }

  /// Items in stock of one category, best match first.
  public ItemPage searchItems(CallContext context, SearchItemsRequest request) {
    return read(ProductReadServiceGrpc.getSearchItemsMethod(), request, context);
  }

  /// Items by their ids, withdrawn ones included.
  public GetItemsResponse getItems(CallContext context, GetItemsRequest request) {
    GetItemsResponse answer = read(ProductReadServiceGrpc.getGetItemsMethod(), request, context);
    seen(answer.getGroupTimeMillis());
    return answer;
  }

  /// A seller's items.
  public ItemPage listSellerItems(CallContext context, ListSellerItemsRequest request) {
    return read(ProductReadServiceGrpc.getListSellerItemsMethod(), request, context);
  }

  /// A seller's votes and units sold.
  public SellerRating getSellerRating(CallContext context, GetSellerRatingRequest request) {
    return read(ProductReadServiceGrpc.getGetSellerRatingMethod(), request, context);
  }

  /// Items bought together with others.
  public GetSuggestionsResponse getSuggestions(CallContext context, GetSuggestionsRequest request) {
    return read(ProductReadServiceGrpc.getGetSuggestionsMethod(), request, context);
  }

  /// The outcome of an order id.
  public GetOutcomeResponse getOutcome(CallContext context, GetOutcomeRequest request) {
    return read(ProductReadServiceGrpc.getGetOutcomeMethod(), request, context);
  }

  /// The outcome of an order id once it is final, or as it stands when the wait is over.
  public GetOutcomeResponse waitOutcome(CallContext context, WaitOutcomeRequest request) {
    return await(
        ProductReadServiceGrpc.getWaitOutcomeMethod(),
        request,
        context,
        Duration.ofMillis(request.getWaitMillis()));
  }

  /// A buyer's orders, newest first.
  public OrderPage listOrders(CallContext context, ListOrdersRequest request) {
    return read(ProductReadServiceGrpc.getListOrdersMethod(), request, context);
  }

  /// The steps of an order.
  public GetTimelineResponse getTimeline(CallContext context, GetTimelineRequest request) {
    return read(ProductReadServiceGrpc.getGetTimelineMethod(), request, context);
  }
}
