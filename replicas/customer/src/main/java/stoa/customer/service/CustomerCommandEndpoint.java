package stoa.customer.service;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.customer.v1.CustomerCommandServiceGrpc.CustomerCommandServiceImplBase;
import stoa.proto.customer.v1.SubmitRequest;
import stoa.replica.service.CommandGate;
import stoa.replica.service.GrpcAnswers;

/// Commands over gRPC: checked, ordered, answered once they are applied here.
@Singleton
public final class CustomerCommandEndpoint extends CustomerCommandServiceImplBase {
  private final CommandGate gate;

  CustomerCommandEndpoint(CommandGate gate) {
    this.gate = gate;
  }

  @Override
  public void submit(SubmitRequest request, StreamObserver<CommandResult> observer) {
    GrpcAnswers.send(
        gate.submitChecked(
            request,
            request.getHeader(),
            request.getOperation(),
            () -> OperationFields.check(request)),
        observer);
  }
}
