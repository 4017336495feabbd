package stoa.replica.transfer;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import stoa.proto.peer.v1.FetchSnapshotRequest;
import stoa.proto.peer.v1.FetchSnapshotResponse;
import stoa.proto.peer.v1.SnapshotQuestion;
import stoa.proto.peer.v1.SnapshotServiceGrpc;
import stoa.proto.peer.v1.SnapshotServiceGrpc.SnapshotServiceImplBase;

/// Stands between a receiver and the source, over real sockets, and spoils what passes.
final class BadPath extends SnapshotServiceImplBase implements AutoCloseable {
  /// Far less than a snapshot, so that a source whose receiver takes nothing cannot send it all.
  private static final int WINDOW_BYTES = 64 * 1024;

  /// After so many parts a stream breaks. Holds for streams that begin from now on, as [#change]
  /// does.
  volatile int partsPerStream = Integer.MAX_VALUE;

  volatile UnaryOperator<FetchSnapshotResponse> change = UnaryOperator.identity();
  private final List<SnapshotQuestion> questions = new CopyOnWriteArrayList<>();
  private final ManagedChannel source;
  private final Server server;

  BadPath(int sourcePort) throws IOException {
    source =
        NettyChannelBuilder.forAddress("127.0.0.1", sourcePort)
            .usePlaintext()
            .flowControlWindow(WINDOW_BYTES)
            .build();
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(this)
            .build()
            .start();
  }

  /// The way past it.
  Channel source() {
    return source;
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /// What was asked so far.
  List<SnapshotQuestion> questions() {
    return questions;
  }

  @Override
  public void fetchSnapshot(
      FetchSnapshotRequest request, StreamObserver<FetchSnapshotResponse> observer) {
    // A stream that its receiver has given up may go on here for a while: it must not be spoiled,
    // nor counted, in the name of the test that comes next.
    int parts = partsPerStream;
    UnaryOperator<FetchSnapshotResponse> spoiling = change;
    try {
      questions.add(SnapshotQuestion.parseFrom(request.getQuestion()));
      Iterator<FetchSnapshotResponse> coming =
          SnapshotServiceGrpc.newBlockingStub(source).fetchSnapshot(request);
      for (int passed = 0; coming.hasNext(); passed++) {
        if (passed == parts) {
          throw Status.UNAVAILABLE.asRuntimeException();
        }
        observer.onNext(spoiling.apply(coming.next()));
      }
      observer.onCompleted();
    } catch (IOException | RuntimeException e) {
      observer.onError(e);
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
    source.shutdownNow();
  }
}
