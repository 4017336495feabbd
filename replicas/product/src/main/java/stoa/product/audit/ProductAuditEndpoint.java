package stoa.product.audit;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stoa.proto.admin.v1.FindOrdersRequest;
import stoa.proto.admin.v1.FindOrdersResponse;
import stoa.proto.admin.v1.ProductAuditServiceGrpc.ProductAuditServiceImplBase;
import stoa.proto.admin.v1.ProductBooksPage;
import stoa.proto.admin.v1.ReadProductBooksRequest;
import stoa.replica.audit.PinnedReads;
import stoa.replica.service.FieldRules;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.OperatorFace;

/// The product group's books on the administration's port.
@Singleton
public final class ProductAuditEndpoint implements OperatorFace {
  /// Orders that may be asked for at once.
  static final int MAX_ORDERS = 500;

  private final PinnedReads reads;

  ProductAuditEndpoint(PinnedReads reads) {
    this.reads = reads;
  }

  @Override
  public BindableService service() {
    return new Service();
  }

  private final class Service extends ProductAuditServiceImplBase {
    @Override
    public void readProductBooks(
        ReadProductBooksRequest request, StreamObserver<ProductBooksPage> observer) {
      reads.stream(new ProductBooks(), observer);
    }

    @Override
    public void findOrders(FindOrdersRequest request, StreamObserver<FindOrdersResponse> observer) {
      List<String> orderIds = List.copyOf(request.getOrderIdsList());
      try {
        FieldRules.range("order_ids (number)", orderIds.size(), 1, MAX_ORDERS);
        orderIds.forEach(FieldRules::orderId);
      } catch (IllegalArgumentException invalid) {
        GrpcAnswers.send(CompletableFuture.<FindOrdersResponse>failedFuture(invalid), observer);
        return;
      }
      reads.stream(
          (pinned, position, sink) ->
              sink.put(
                  FindOrdersResponse.newBuilder()
                      .addAllOrders(OrderRows.find(pinned, orderIds))
                      .build()),
          observer);
    }
  }
}
