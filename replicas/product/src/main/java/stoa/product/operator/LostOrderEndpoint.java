package stoa.product.operator;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import stoa.proto.admin.v1.LostOrder;
import stoa.proto.admin.v1.LostOrderServiceGrpc.LostOrderServiceImplBase;
import stoa.proto.admin.v1.RefuseLostOrdersRequest;
import stoa.proto.admin.v1.RefuseLostOrdersResponse;
import stoa.proto.common.v1.CommandHeader;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.RefuseOrder;
import stoa.proto.product.v1.RefuseReason;
import stoa.replica.service.CommandGate;
import stoa.replica.service.FieldRules;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.OperatorFace;

/// Refuses purchases of which only the ledger knows, after a restore: then nobody can place them
/// any more, and their money can be given back. The first outcome wins here as everywhere: one that
/// is placed meanwhile stays.
@Singleton
public final class LostOrderEndpoint implements OperatorFace {
  /// Orders of one call.
  static final int MAX_ORDERS = 500;

  private static final String REQUEST_ID = "operator-restore";

  private final CommandGate gate;

  LostOrderEndpoint(CommandGate gate) {
    this.gate = gate;
  }

  @Override
  public BindableService service() {
    return new Service();
  }

  private final class Service extends LostOrderServiceImplBase {
    @Override
    public void refuseLostOrders(
        RefuseLostOrdersRequest request, StreamObserver<RefuseLostOrdersResponse> observer) {
      GrpcAnswers.send(
          refuse(List.copyOf(request.getOrdersList()))
              .thenApply(_ -> RefuseLostOrdersResponse.getDefaultInstance()),
          observer);
    }
  }

  private CompletionStage<Void> refuse(List<LostOrder> orders) {
    try {
      FieldRules.range("orders (number)", orders.size(), 0, MAX_ORDERS);
      orders.forEach(LostOrderEndpoint::check);
    } catch (IllegalArgumentException invalid) {
      return CompletableFuture.failedFuture(invalid);
    }
    return CompletableFuture.allOf(
        orders.stream()
            .map(order -> refuse(order).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  private static void check(LostOrder order) {
    FieldRules.orderId(order.getOrderId());
    FieldRules.range("buyer_id", order.getBuyerId(), 0, Long.MAX_VALUE);
    FieldRules.fingerprint("fingerprint", order.getFingerprint(), 0);
  }

  private CompletionStage<CommandResult> refuse(LostOrder order) {
    var refusal =
        RefuseOrder.newBuilder()
            .setOrderId(order.getOrderId())
            .setBuyerId(order.getBuyerId())
            .setFingerprint(order.getFingerprint())
            .setReason(RefuseReason.REFUSE_REASON_ABANDONED);
    var header =
        CommandHeader.newBuilder()
            .setAttempt(ThreadLocalRandom.current().nextLong())
            .setRequestId(REQUEST_ID)
            .build();
    return gate.submit(
        header, ProductOperation.newBuilder().setRefuseOrder(refusal).build().toByteString());
  }
}
