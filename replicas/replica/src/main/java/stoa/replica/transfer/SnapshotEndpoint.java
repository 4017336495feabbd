package stoa.replica.transfer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.proto.peer.v1.FetchSnapshotRequest;
import stoa.proto.peer.v1.FetchSnapshotResponse;
import stoa.proto.peer.v1.SealedContents;
import stoa.proto.peer.v1.SnapshotContents;
import stoa.proto.peer.v1.SnapshotQuestion;
import stoa.proto.peer.v1.SnapshotServiceGrpc.SnapshotServiceImplBase;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.service.ReplicaConfiguration;

/// Gives this member's state to another one, in one stream at a time; further ones are refused.
///
/// Each new question gets a snapshot of now. It stays for [#KEPT_MINUTES] or until another is asked
/// for, so that a receiver may go on with it after a broken stream. That all of it was sent says
/// nothing: the end may be lost.
@Singleton
@Requires(beans = {FreshSnapshots.class, TransferSeal.class})
public final class SnapshotEndpoint extends SnapshotServiceImplBase {
  /// For how long a snapshot is there after the last stream of it, in minutes.
  static final long KEPT_MINUTES = 10;

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotEndpoint.class);

  private final TransferIdentity identity;
  private final TransferSeal seal;
  private final FreshSnapshots snapshots;
  private final AppliedPositions positions;
  private final SnapshotDirectory directory;
  private final Semaphore free = new Semaphore(1);

  /// Owned by whoever holds the permit of `free`.
  private Optional<PreparedSnapshot> prepared = Optional.empty();

  SnapshotEndpoint(
      TransferIdentity identity,
      TransferSeal seal,
      FreshSnapshots snapshots,
      AppliedPositions positions,
      ReplicaConfiguration configuration) {
    this.identity = identity;
    this.seal = seal;
    this.snapshots = snapshots;
    this.positions = positions;
    this.directory = new SnapshotDirectory(configuration.dataDir().resolve("transfer-out"));
  }

  @Override
  public void fetchSnapshot(
      FetchSnapshotRequest request, StreamObserver<FetchSnapshotResponse> observer) {
    var stream = new SnapshotStream((ServerCallStreamObserver<FetchSnapshotResponse>) observer);
    try {
      SnapshotQuestion question = opened(request);
      if (!free.tryAcquire()) {
        throw Status.RESOURCE_EXHAUSTED
            .withDescription("another transfer is under way")
            .asRuntimeException();
      }
      Thread.ofVirtual().name("snapshot-transfer").start(() -> answer(question, stream));
    } catch (StatusRuntimeException refusal) {
      stream.fail(refusal.getStatus());
    }
  }

  private SnapshotQuestion opened(FetchSnapshotRequest request) {
    if (!seal.isRight(request.getQuestion(), request.getSeal())) {
      throw Status.PERMISSION_DENIED.withDescription("a wrong seal").asRuntimeException();
    }
    try {
      var question = SnapshotQuestion.parseFrom(request.getQuestion());
      if (!identity.isOfThisGroup(question.getGroup(), question.getCluster())
          || question.getSource() != identity.member()) {
        throw Status.FAILED_PRECONDITION
            .withDescription("this is " + identity)
            .asRuntimeException();
      }
      return question;
    } catch (InvalidProtocolBufferException e) {
      throw Status.INVALID_ARGUMENT.withDescription("no question").asRuntimeException();
    }
  }

  private void answer(SnapshotQuestion question, SnapshotStream stream) {
    try {
      PreparedSnapshot snapshot = prepared(question);
      LOG.info(
          "sending the snapshot of position {} from file {}, byte {}",
          snapshot.position(),
          question.getFile(),
          question.getOffset());
      stream.send(contents(question, snapshot), snapshot, question.getFile(), question.getOffset());
    } catch (StatusRuntimeException refusal) {
      LOG.info("snapshot not sent: {}", refusal.getMessage());
      stream.fail(refusal.getStatus());
    } catch (IOException | RuntimeException e) {
      LOG.warn("snapshot not sent", e);
      stream.fail(Status.UNAVAILABLE.withDescription("no snapshot can be given now"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forgetLater();
      free.release();
    }
  }

  private void forgetLater() {
    prepared.ifPresent(snapshot ->
        CompletableFuture.delayedExecutor(KEPT_MINUTES, TimeUnit.MINUTES)
            .execute(() -> forget(snapshot)));
  }

  /// A stream that is under way comes with an end of its own.
  private void forget(PreparedSnapshot old) {
    if (!free.tryAcquire()) {
      return;
    }
    try {
      if (prepared.equals(Optional.of(old))) {
        prepared = Optional.empty();
        directory.forget();
      }
    } catch (IOException e) {
      LOG.warn("an old snapshot cannot be deleted", e);
    } finally {
      free.release();
    }
  }

  private PreparedSnapshot prepared(SnapshotQuestion question) throws IOException {
    if (question.getSnapshot().isEmpty()) {
      return fresh(question.getLeastPosition());
    }
    return prepared
        .filter(snapshot -> snapshot.name().equals(question.getSnapshot()))
        .filter(snapshot -> contains(snapshot, question.getFile(), question.getOffset()))
        .orElseThrow(() ->
            Status.NOT_FOUND
                .withDescription("that snapshot is there no more")
                .asRuntimeException());
  }

  private static boolean contains(PreparedSnapshot snapshot, int file, long offset) {
    return file >= 0
        && file < snapshot.files().size()
        && offset >= 0
        && offset <= snapshot.files().get(file).getBytes();
  }

  private PreparedSnapshot fresh(long leastPosition) throws IOException {
    long applied = positions.current().position();
    if (applied < leastPosition) {
      throw Status.OUT_OF_RANGE
          .withDescription("this member stands at " + applied)
          .asRuntimeException();
    }
    prepared = Optional.empty();
    var emptied = directory.empty();
    var snapshot = PreparedSnapshot.of(emptied, snapshots.writeTo(emptied));
    prepared = Optional.of(snapshot);
    return snapshot;
  }

  private SealedContents contents(SnapshotQuestion question, PreparedSnapshot snapshot) {
    ByteString contents =
        SnapshotContents.newBuilder()
            .setGroup(identity.group())
            .setCluster(identity.cluster())
            .setSource(identity.member())
            .setNonce(question.getNonce())
            .setSnapshot(snapshot.name())
            .setPosition(snapshot.position())
            .addAllFiles(snapshot.files())
            .build()
            .toByteString();
    return SealedContents.newBuilder().setContents(contents).setSeal(seal.of(contents)).build();
  }
}
