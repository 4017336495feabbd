package stoa.product.service;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import stoa.product.read.ItemReads;
import stoa.product.read.OrderReads;
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
import stoa.proto.product.v1.ProductReadServiceGrpc.ProductReadServiceImplBase;
import stoa.proto.product.v1.SearchItemsRequest;
import stoa.proto.product.v1.SellerRating;
import stoa.proto.product.v1.WaitOutcomeRequest;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.service.FieldRules;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.LinearizableReads;
import stoa.replica.service.ReadPlan;

/// Reads over gRPC: each reflects every command acknowledged, by any member, before it was asked.
@Singleton
public final class ProductReadEndpoint extends ProductReadServiceImplBase {
  private final LinearizableReads reads;
  private final ItemReads items;
  private final OrderReads orders;
  private final OutcomeWaiters waiters;
  private final AppliedPositions positions;

  ProductReadEndpoint(
      LinearizableReads reads,
      ItemReads items,
      OrderReads orders,
      OutcomeWaiters waiters,
      AppliedPositions positions) {
    this.reads = reads;
    this.items = items;
    this.orders = orders;
    this.waiters = waiters;
    this.positions = positions;
  }

  @Override
  public void searchItems(SearchItemsRequest request, StreamObserver<ItemPage> observer) {
    answer(() -> RequestFields.check(request), () -> items.search(request), observer);
  }

  @Override
  public void getItems(GetItemsRequest request, StreamObserver<GetItemsResponse> observer) {
    follow(() -> RequestFields.check(request), () -> itemsNow(request), observer);
  }

  /// The time is taken before the items are read: what a caller sees later is never older.
  private ReadPlan<GetItemsResponse> itemsNow(GetItemsRequest request) {
    long groupTimeMillis = positions.current().groupTimeMillis();
    return items
        .items(request)
        .map(found ->
            GetItemsResponse.newBuilder()
                .addAllItems(found)
                .setGroupTimeMillis(groupTimeMillis)
                .build());
  }

  @Override
  public void listSellerItems(ListSellerItemsRequest request, StreamObserver<ItemPage> observer) {
    answer(() -> RequestFields.check(request), () -> items.ofSeller(request), observer);
  }

  @Override
  public void getSellerRating(
      GetSellerRatingRequest request, StreamObserver<SellerRating> observer) {
    follow(
        () -> FieldRules.given("seller_id", request.getSellerId()),
        () -> items.rating(request),
        observer);
  }

  @Override
  public void getSuggestions(
      GetSuggestionsRequest request, StreamObserver<GetSuggestionsResponse> observer) {
    answer(() -> RequestFields.check(request), () -> items.suggestions(request), observer);
  }

  @Override
  public void getOutcome(GetOutcomeRequest request, StreamObserver<GetOutcomeResponse> observer) {
    follow(() -> FieldRules.orderId(request.getOrderId()), () -> orders.outcome(request), observer);
  }

  @Override
  public void waitOutcome(WaitOutcomeRequest request, StreamObserver<GetOutcomeResponse> observer) {
    send(() -> RequestFields.check(request), () -> waiters.await(request), observer);
  }

  @Override
  public void listOrders(ListOrdersRequest request, StreamObserver<OrderPage> observer) {
    answer(() -> RequestFields.check(request), () -> orders.orders(request), observer);
  }

  @Override
  public void getTimeline(
      GetTimelineRequest request, StreamObserver<GetTimelineResponse> observer) {
    answer(
        () -> FieldRules.orderId(request.getOrderId()), () -> orders.timeline(request), observer);
  }

  private <T> void answer(Runnable check, Supplier<T> query, StreamObserver<T> observer) {
    send(check, () -> reads.read(query), observer);
  }

  private <T> void follow(Runnable check, Supplier<ReadPlan<T>> plan, StreamObserver<T> observer) {
    send(check, () -> reads.follow(plan), observer);
  }

  private static <T> void send(
      Runnable check, Supplier<CompletionStage<T>> read, StreamObserver<T> observer) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      observer.onError(GrpcAnswers.failure(e));
      return;
    }
    GrpcAnswers.send(read.get(), observer);
  }
}
