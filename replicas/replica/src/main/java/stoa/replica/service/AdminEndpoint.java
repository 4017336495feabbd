package stoa.replica.service;

import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import stoa.proto.admin.v1.ActivateLevelRequest;
import stoa.proto.admin.v1.ActivateLevelResponse;
import stoa.proto.admin.v1.AdminServiceGrpc.AdminServiceImplBase;
import stoa.proto.admin.v1.GetStatusRequest;
import stoa.proto.admin.v1.GetStatusResponse;
import stoa.proto.admin.v1.GetVerificationRequest;
import stoa.proto.admin.v1.GetVerificationResponse;
import stoa.proto.admin.v1.StartVerificationRequest;
import stoa.proto.admin.v1.StartVerificationResponse;
import stoa.proto.admin.v1.TakeSnapshotRequest;
import stoa.proto.admin.v1.TakeSnapshotResponse;
import stoa.proto.admin.v1.TransferLeaderRequest;
import stoa.proto.admin.v1.TransferLeaderResponse;
import stoa.proto.replica.v1.ActivateLevel;
import stoa.proto.replica.v1.GroupCommand;
import stoa.proto.replica.v1.TakeChecksums;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.snapshot.Verifications;
import stoa.replica.snapshot.Verifications.Verification;

/// Operator verbs over gRPC. Not a bean: it must not appear on the port that functions reach.
final class AdminEndpoint extends AdminServiceImplBase {
  private final ReplicaStatus status;
  private final ReplicatedLog log;
  private final CommandGate gate;
  private final Verifications verifications;

  AdminEndpoint(
      ReplicaStatus status, ReplicatedLog log, CommandGate gate, Verifications verifications) {
    this.status = status;
    this.log = log;
    this.gate = gate;
    this.verifications = verifications;
  }

  @Override
  public void getStatus(GetStatusRequest request, StreamObserver<GetStatusResponse> observer) {
    GrpcAnswers.send(at(status::report), observer);
  }

  @Override
  public void startVerification(
      StartVerificationRequest request, StreamObserver<StartVerificationResponse> observer) {
    var command = GroupCommand.newBuilder().setTakeChecksums(TakeChecksums.getDefaultInstance());
    GrpcAnswers.send(
        gate.submit(command)
            .thenApply(result ->
                StartVerificationResponse.newBuilder().setPosition(result.getPosition()).build()),
        observer);
  }

  @Override
  public void getVerification(
      GetVerificationRequest request, StreamObserver<GetVerificationResponse> observer) {
    GrpcAnswers.send(
        at(() ->
            verifications
                .at(request.getPosition())
                .map(AdminEndpoint::ready)
                .orElse(GetVerificationResponse.getDefaultInstance())),
        observer);
  }

  private static GetVerificationResponse ready(Verification verification) {
    return GetVerificationResponse.newBuilder()
        .setReady(true)
        .addAllTables(verification.tables())
        .setRollingHash(verification.state().rollingHash())
        .build();
  }

  @Override
  public void takeSnapshot(
      TakeSnapshotRequest request, StreamObserver<TakeSnapshotResponse> observer) {
    GrpcAnswers.send(
        log.takeSnapshot()
            .thenApply(position -> TakeSnapshotResponse.newBuilder().setPosition(position).build()),
        observer);
  }

  @Override
  public void transferLeader(
      TransferLeaderRequest request, StreamObserver<TransferLeaderResponse> observer) {
    GrpcAnswers.send(
        at(() -> {
          log.transferLeader(
              request.hasToMember() ? OptionalInt.of(request.getToMember()) : OptionalInt.empty());
          return TransferLeaderResponse.getDefaultInstance();
        }),
        observer);
  }

  @Override
  public void activateLevel(
      ActivateLevelRequest request, StreamObserver<ActivateLevelResponse> observer) {
    var activate =
        ActivateLevel.newBuilder()
            .setLevel(request.getLevel())
            .addAllKnownBy(List.copyOf(request.getKnownByList()));
    GrpcAnswers.send(
        gate.submit(GroupCommand.newBuilder().setActivateLevel(activate))
            .thenApply(result ->
                ActivateLevelResponse.newBuilder()
                    .setActiveLevel(Integer.parseInt(result.getResult().toStringUtf8()))
                    .build()),
        observer);
  }

  private static <T> CompletionStage<T> at(Supplier<T> answer) {
    try {
      return CompletableFuture.completedFuture(answer.get());
    } catch (UnsupportedOperationException | IllegalStateException e) {
      return CompletableFuture.failedFuture(
          io.grpc.Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asRuntimeException());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
