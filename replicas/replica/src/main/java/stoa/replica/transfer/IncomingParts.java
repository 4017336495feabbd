package stoa.replica.transfer;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stoa.proto.peer.v1.FetchSnapshotRequest;
import stoa.proto.peer.v1.FetchSnapshotResponse;

/// The receiving end of one stream, as something to wait at. At most [#AHEAD] parts are under way.
final class IncomingParts
    implements ClientResponseObserver<FetchSnapshotRequest, FetchSnapshotResponse>, AutoCloseable {
  private static final int AHEAD = 8;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile @Nullable ClientCallStreamObserver<FetchSnapshotRequest> call;

  private sealed interface Event {
    record Part(FetchSnapshotResponse part) implements Event {}

    record End(Status status) implements Event {}
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<FetchSnapshotRequest> started) {
    started.disableAutoRequestWithInitial(AHEAD);
    call = started;
  }

  @Override
  public void onNext(FetchSnapshotResponse part) {
    events.add(new Event.Part(part));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event.End(Status.fromThrowable(failure)));
  }

  @Override
  public void onCompleted() {
    events.add(new Event.End(Status.OK));
  }

  /// Waits for the next part.
  ///
  /// @return empty at the end
  /// @throws BrokenStreamException when none comes in time, or the stream breaks
  /// @throws MalformedTransferException when the source refuses
  Optional<FetchSnapshotResponse> next(long limitSeconds)
      throws BrokenStreamException, MalformedTransferException, InterruptedException {
    @Nullable Event event = events.poll(limitSeconds, TimeUnit.SECONDS);
    return switch (event) {
      case null -> throw new BrokenStreamException("nothing came for " + limitSeconds + " s");
      case Event.Part part -> {
        var present = call;
        if (present != null) {
          present.request(1);
        }
        yield Optional.of(part.part());
      }
      case Event.End end -> ended(end.status());
    };
  }

  private static Optional<FetchSnapshotResponse> ended(Status status)
      throws BrokenStreamException, MalformedTransferException {
    return switch (status.getCode()) {
      case OK -> Optional.empty();
      case PERMISSION_DENIED,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          NOT_FOUND,
          INVALID_ARGUMENT,
          UNIMPLEMENTED ->
          throw new MalformedTransferException("refused: " + status);
      default -> throw new BrokenStreamException(status.toString());
    };
  }

  @Override
  public void close() {
    var present = call;
    if (present != null) {
      present.cancel("no more is needed", null);
    }
  }
}
