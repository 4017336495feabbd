package stoa.replica.peer;

import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import stoa.proto.peer.v1.GetPeerStateRequest;
import stoa.proto.peer.v1.GetPeerStateResponse;
import stoa.proto.peer.v1.PeerServiceGrpc.PeerServiceImplBase;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.service.ReplicaConfiguration;

/// Answers the other members of the group.
@Singleton
public final class PeerEndpoint extends PeerServiceImplBase {
  private final String group;
  private final int member;
  private final AppliedPositions positions;
  private final Clock clock;

  PeerEndpoint(
      @Property(name = "stoa.group") String group,
      ReplicaConfiguration configuration,
      AppliedPositions positions,
      Clock clock) {
    this.group = group;
    this.member = configuration.member();
    this.positions = positions;
    this.clock = clock;
  }

  @Override
  public void getPeerState(
      GetPeerStateRequest request, StreamObserver<GetPeerStateResponse> observer) {
    observer.onNext(
        GetPeerStateResponse.newBuilder()
            .setGroup(group)
            .setMember(member)
            .setAppliedPosition(positions.current().position())
            .setClockMillis(clock.millis())
            .build());
    observer.onCompleted();
  }
}
