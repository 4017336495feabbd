package stoa.replica.transfer;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import stoa.proto.peer.v1.FetchSnapshotResponse;
import stoa.proto.peer.v1.SealedContents;
import stoa.proto.peer.v1.SnapshotFile;

/// The sending end of one stream: no faster than the receiver takes it, and not for a receiver that
/// takes nothing for [TransferLimits#STALL_SECONDS].
final class SnapshotStream {
  private final ServerCallStreamObserver<FetchSnapshotResponse> observer;
  private final Semaphore changed = new Semaphore(0);

  /// Made before the call's method returns: later no handlers can be set.
  SnapshotStream(ServerCallStreamObserver<FetchSnapshotResponse> observer) {
    this.observer = observer;
    observer.setOnReadyHandler(changed::release);
    observer.setOnCancelHandler(changed::release);
  }

  /// Sends the contents, then the files from a place on.
  void send(SealedContents contents, PreparedSnapshot snapshot, int fromFile, long fromOffset)
      throws IOException, InterruptedException {
    put(FetchSnapshotResponse.newBuilder().setContents(contents).build());
    long offset = fromOffset;
    for (int file = fromFile; file < snapshot.files().size(); file++) {
      send(snapshot, file, offset);
      offset = 0;
    }
    observer.onCompleted();
  }

  private void send(PreparedSnapshot snapshot, int file, long from)
      throws IOException, InterruptedException {
    SnapshotFile described = snapshot.files().get(file);
    byte[] buffer = new byte[TransferLimits.CHUNK_BYTES];
    try (var content = new RandomAccessFile(snapshot.path(file).toFile(), "r")) {
      content.seek(from);
      long offset = from;
      while (offset < described.getBytes()) {
        int size = (int) Math.min(buffer.length, described.getBytes() - offset);
        content.readFully(buffer, 0, size);
        var chunk = Chunks.of(file, offset, ByteString.copyFrom(buffer, 0, size));
        put(FetchSnapshotResponse.newBuilder().setChunk(chunk).build());
        offset += size;
      }
    }
  }

  private void put(FetchSnapshotResponse part) throws InterruptedException {
    while (!observer.isReady() && !observer.isCancelled()) {
      if (!changed.tryAcquire(TransferLimits.STALL_SECONDS, TimeUnit.SECONDS)) {
        throw Status.DEADLINE_EXCEEDED
            .withDescription("nothing was taken for " + TransferLimits.STALL_SECONDS + " s")
            .asRuntimeException();
      }
      changed.drainPermits();
    }
    if (observer.isCancelled()) {
      throw Status.CANCELLED.asRuntimeException();
    }
    observer.onNext(part);
  }

  void fail(Status status) {
    if (!observer.isCancelled()) {
      observer.onError(status.asRuntimeException());
    }
  }
}
