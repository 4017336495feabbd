package stoa.product.service;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.product.v1.ProductCommandServiceGrpc.ProductCommandServiceImplBase;
import stoa.proto.product.v1.SubmitRequest;
import stoa.replica.service.CommandGate;
import stoa.replica.service.GrpcAnswers;

/// Commands over gRPC: checked, ordered, answered once they are applied here.
@Singleton
public final class ProductCommandEndpoint extends ProductCommandServiceImplBase {
  private final CommandGate gate;
  private final OrderQueue queue;

  ProductCommandEndpoint(CommandGate gate, OrderQueue queue) {
    this.gate = gate;
    this.queue = queue;
  }

  @Override
  public void submit(SubmitRequest request, StreamObserver<CommandResult> observer) {
    GrpcAnswers.send(submit(request), observer);
  }

  private CompletionStage<CommandResult> submit(SubmitRequest request) {
    return request.getOperation().hasPlaceOrder() && queue.isFull()
        ? CompletableFuture.failedFuture(OrderQueue.full())
        : gate.submitChecked(
            request,
            request.getHeader(),
            request.getOperation(),
            () -> OperationFields.check(request));
  }
}
