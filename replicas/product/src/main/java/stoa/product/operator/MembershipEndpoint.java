package stoa.product.operator;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import stoa.proto.admin.v1.AddMemberRequest;
import stoa.proto.admin.v1.AddMemberResponse;
import stoa.proto.admin.v1.MembershipServiceGrpc.MembershipServiceImplBase;
import stoa.proto.admin.v1.RemoveMemberRequest;
import stoa.proto.admin.v1.RemoveMemberResponse;
import stoa.raft.RaftLog;
import stoa.replica.apply.Levels;
import stoa.replica.service.FieldRules;
import stoa.replica.service.GrpcAnswers;
import stoa.replica.service.OperatorFace;

/// Takes members out of the group and adds them again, for an operator who replaces a machine.
@Singleton
public final class MembershipEndpoint implements OperatorFace {
  private final RaftLog log;

  MembershipEndpoint(RaftLog log) {
    this.log = log;
  }

  @Override
  public BindableService service() {
    return new Service();
  }

  private final class Service extends MembershipServiceImplBase {
    @Override
    public void removeMember(
        RemoveMemberRequest request, StreamObserver<RemoveMemberResponse> observer) {
      GrpcAnswers.send(
          change(request.getMember(), () -> log.members().remove(request.getMember()))
              .thenApply(_ -> RemoveMemberResponse.getDefaultInstance()),
          observer);
    }

    @Override
    public void addMember(AddMemberRequest request, StreamObserver<AddMemberResponse> observer) {
      GrpcAnswers.send(
          change(request.getMember(), () -> log.members().add(request.getMember()))
              .thenApply(_ -> AddMemberResponse.getDefaultInstance()),
          observer);
    }
  }

  private static CompletionStage<Void> change(int member, Supplier<CompletionStage<Void>> change) {
    try {
      FieldRules.range("member", member, 0, Levels.GROUP_SIZE - 1);
      return change.get();
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }
}
