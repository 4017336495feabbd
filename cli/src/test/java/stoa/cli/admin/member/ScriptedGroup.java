package stoa.cli.admin.member;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import stoa.proto.admin.v1.AddMemberRequest;
import stoa.proto.admin.v1.AddMemberResponse;
import stoa.proto.admin.v1.AdminServiceGrpc.AdminServiceImplBase;
import stoa.proto.admin.v1.GetStatusRequest;
import stoa.proto.admin.v1.GetStatusResponse;
import stoa.proto.admin.v1.MembershipServiceGrpc.MembershipServiceImplBase;
import stoa.proto.admin.v1.RemoveMemberRequest;
import stoa.proto.admin.v1.RemoveMemberResponse;

/// What five members of a product group, led by member 0, say on their ports for operators.
final class ScriptedGroup implements AutoCloseable {
  private static final int SIZE = 5;
  private static final int LEADER = 0;

  private final List<Server> servers = new ArrayList<>();
  private final Set<Integer> configured = new TreeSet<>(List.of(0, 1, 2, 3, 4));
  private final Set<Integer> away = new HashSet<>();
  private final List<String> done;

  /// @param done is told of every change
  ScriptedGroup(List<String> done) throws IOException {
    this.done = done;
    for (int member = 0; member < SIZE; member++) {
      servers.add(
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(new Admin(member))
              .addService(new Membership())
              .build()
              .start());
    }
  }

  List<String> addresses() {
    return servers.stream().map(server -> "127.0.0.1:" + server.getPort()).toList();
  }

  synchronized void stop(int member) {
    away.add(member);
  }

  synchronized void startEmpty(int member) {
    away.remove(member);
  }

  synchronized void remove(int member) {
    configured.remove(member);
    done.add("remove " + member);
  }

  private synchronized void add(int member) {
    configured.add(member);
    done.add("add " + member);
  }

  private synchronized GetStatusResponse status(int member) {
    if (away.contains(member)) {
      throw Status.UNAVAILABLE.asRuntimeException();
    }
    boolean in = configured.contains(member);
    String role = member == LEADER ? "leader" : in ? "follower" : "joining";
    return GetStatusResponse.newBuilder()
        .setGroup("product")
        .setMember(member)
        .setRole(role)
        .setServing(in)
        .addAllMembers(configured)
        .setCommittedPosition(9) // The last two changed the members: nobody ever applies them.
        .setAppliedPosition(in ? 7 : -1)
        .build();
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
    try {
      observer.onNext(answer.get());
      observer.onCompleted();
    } catch (RuntimeException failure) {
      observer.onError(failure);
    }
  }

  private final class Admin extends AdminServiceImplBase {
    private final int member;

    Admin(int member) {
      this.member = member;
    }

    @Override
    public void getStatus(GetStatusRequest request, StreamObserver<GetStatusResponse> observer) {
      answer(observer, () -> status(member));
    }
  }

  private final class Membership extends MembershipServiceImplBase {
    @Override
    public void removeMember(
        RemoveMemberRequest request, StreamObserver<RemoveMemberResponse> observer) {
      answer(
          observer,
          () -> {
            remove(request.getMember());
            return RemoveMemberResponse.getDefaultInstance();
          });
    }

    @Override
    public void addMember(AddMemberRequest request, StreamObserver<AddMemberResponse> observer) {
      answer(
          observer,
          () -> {
            add(request.getMember());
            return AddMemberResponse.getDefaultInstance();
          });
    }
  }

  @Override
  public void close() {
    servers.forEach(Server::shutdownNow);
  }
}
