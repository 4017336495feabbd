package stoa.cli.local;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import stoa.proto.admin.v1.AdminServiceGrpc;
import stoa.proto.admin.v1.TransferLeaderRequest;

/// Sees to it that the product member that records leads: a leader does more than its followers,
/// and it has been a follower before.
final class RecordedLeader {
  /// The member whose JVM records ([AotCaches#records]).
  private static final int MEMBER = 0;

  private static final long DEADLINE_SECONDS = 5;

  private RecordedLeader() {}

  /// Asks every member to hand the leadership over; only the one that leads can. Where it fails the
  /// cache is that of a follower: good, if not as good.
  static void lead(List<String> admins) {
    for (int member = 0; member < admins.size(); member++) {
      if (member != MEMBER) {
        handOver(admins.get(member));
      }
    }
  }

  private static void handOver(String admin) {
    ManagedChannel channel =
        NettyChannelBuilder.forTarget("dns:///" + admin).usePlaintext().build();
    try {
      AdminServiceGrpc.newBlockingStub(channel)
          .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
          .transferLeader(TransferLeaderRequest.newBuilder().setToMember(MEMBER).build());
    } catch (StatusRuntimeException notTheLeader) {
      // Four of five say so.
    } finally {
      channel.shutdownNow();
    }
  }
}
