package stoa.customer.audit;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stoa.proto.admin.v1.CustomerAuditServiceGrpc.CustomerAuditServiceImplBase;
import stoa.proto.admin.v1.CustomerBooksPage;
import stoa.proto.admin.v1.FindCheckoutsRequest;
import stoa.proto.admin.v1.FindCheckoutsResponse;
import stoa.proto.admin.v1.ReadCustomerBooksRequest;
import stoa.replica.audit.PinnedReads;
import stoa.replica.service.FieldRules;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.OperatorFace;

/// The customer group's books on the administration's port.
@Singleton
public final class CustomerAuditEndpoint implements OperatorFace {
  /// Checkout records that may be asked for at once.
  static final int MAX_CHECKOUTS = 500;

  private final PinnedReads reads;

  CustomerAuditEndpoint(PinnedReads reads) {
    this.reads = reads;
  }

  @Override
  public BindableService service() {
    return new Service();
  }

  private final class Service extends CustomerAuditServiceImplBase {
    @Override
    public void readCustomerBooks(
        ReadCustomerBooksRequest request, StreamObserver<CustomerBooksPage> observer) {
      reads.stream(new CustomerBooks(), observer);
    }

    @Override
    public void findCheckouts(
        FindCheckoutsRequest request, StreamObserver<FindCheckoutsResponse> observer) {
      List<String> orderIds = List.copyOf(request.getOrderIdsList());
      try {
        FieldRules.range("order_ids (number)", orderIds.size(), 1, MAX_CHECKOUTS);
        orderIds.forEach(FieldRules::orderId);
      } catch (IllegalArgumentException invalid) {
        GrpcAnswers.send(CompletableFuture.<FindCheckoutsResponse>failedFuture(invalid), observer);
        return;
      }
      reads.stream(
          (pinned, position, sink) -> sink.put(CheckoutFind.find(pinned, orderIds)), observer);
    }
  }
}
