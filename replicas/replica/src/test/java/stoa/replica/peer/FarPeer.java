package stoa.replica.peer;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import stoa.proto.peer.v1.GetPeerStateRequest;
import stoa.proto.peer.v1.GetPeerStateResponse;
import stoa.proto.peer.v1.PeerServiceGrpc.PeerServiceImplBase;

/// What another member of the tally group says of itself, over a real socket.
final class FarPeer extends PeerServiceImplBase implements AutoCloseable {
  /// How far its clock is ahead of this machine's.
  volatile long aheadMillis;

  volatile long appliedPosition = -1;
  private final int member;
  private final Server server;

  FarPeer(int member) throws IOException {
    this.member = member;
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(this)
            .build()
            .start();
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void getPeerState(
      GetPeerStateRequest request, StreamObserver<GetPeerStateResponse> observer) {
    observer.onNext(
        GetPeerStateResponse.newBuilder()
            .setGroup("tally")
            .setMember(member)
            .setClockMillis(System.currentTimeMillis() + aheadMillis)
            .setAppliedPosition(appliedPosition)
            .build());
    observer.onCompleted();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
